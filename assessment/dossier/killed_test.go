package dossier

import (
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"testing"
	"time"

	"beeldbeltoets/assessment/register"
)

// A program that is killed at any moment loses nothing that was called saved, and
// leaves a dossier that opens and is sound.
func TestADossierKilledWhileSaving(t *testing.T) {
	each(t, func(t *testing.T, passphrase string) {
		s := created(t, passphrase)
		path := s.Path()
		save(t, s, Change{Items: []register.Item{filed(1)}})
		s.Close()
		saved := 0
		for round := range rounds(6) {
			saved = max(saved, killedSaver(t, path, passphrase, saved+1, time.Duration(round*7%50)*time.Millisecond))
			s := opened(t, path, Options{Passphrase: passphrase})
			if n := s.Notices(); len(n) > 0 {
				t.Fatalf("round %d: %v", round, n)
			}
			if found, _ := strconv.Atoi(item(t, s, filed(1).Key()).Notes); found < saved {
				t.Fatalf("round %d: %d was saved and %d found", round, saved, found)
			}
			sound(t, s)
			if lines, err := s.History(filed(1).Key()); err != nil || len(lines) < min(saved, historyMost) {
				t.Fatalf("round %d: of %d saved there are %d lines of history, %v", round, saved, len(lines), err)
			}
			s.Close()
		}
		if saved == 0 {
			t.Error("no saver came to saving; the test shows nothing")
		}
		t.Log("saved", saved)
	})
}

// killedSaver saves one answer after another in a process of its own, kills it
// some time after its first, and returns the last one that was called saved.
func killedSaver(t *testing.T, path, passphrase string, from int, after time.Duration) int {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^TestSaverProcess$")
	cmd.Env = append(os.Environ(), "DOSSIER_SAVER="+path, "DOSSIER_PASSPHRASE="+passphrase, "DOSSIER_FROM="+strconv.Itoa(from))
	done, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	last := 0
	if _, err := fmt.Fscanln(done, &last); err != nil {
		t.Fatal(err)
	}
	time.Sleep(after)
	cmd.Process.Kill()
	for {
		n := 0
		if _, err := fmt.Fscanln(done, &n); err != nil {
			break
		}
		last = n
	}
	cmd.Wait()
	return last
}

// TestSaverProcess is the process that is killed; by itself it does nothing.
func TestSaverProcess(t *testing.T) {
	path := os.Getenv("DOSSIER_SAVER")
	if path == "" {
		t.Skip("only as a child of TestADossierKilledWhileSaving")
	}
	s, err := Open(path, Options{Passphrase: os.Getenv("DOSSIER_PASSPHRASE")})
	if err != nil {
		t.Fatal(err)
	}
	from, _ := strconv.Atoi(os.Getenv("DOSSIER_FROM"))
	for n := from; ; n++ {
		i := filed(1)
		i.Notes = strconv.Itoa(n)
		if err := s.Save(Change{By: "J. Bos", At: noon.Add(time.Duration(n) * time.Hour), Items: []register.Item{i}}); err != nil {
			t.Fatal(err)
		}
		fmt.Println(n)
	}
}
