package dossier

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/wholefile"
)

// sample is a draft with everything in it, a date as it was typed among it.
func sample(n int) Draft {
	a := assessment.New("0191d9a0-0000-4000-8000-000000000001", "2026-11-22")
	a.Practice.Name = "Praktijk " + strconv.Itoa(n)
	a.Program.PrivacySeen = "31-2-2026"
	item := Item{Assessment: a, Sealed: []byte("{}"), Seal: "x", Exported: "2026-11-22",
		Unfinished: &assessment.Decision{Kind: assessment.Approved, Through: "morgen"}}
	return Draft{Numbers: []string{"2026-0007"}, Current: item.Key(), Practice: a.Practice, Items: []Item{item}}
}

func openDraft(t *testing.T, path string) *DraftStore {
	t.Helper()
	s, err := OpenDraft(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func saveDraft(t *testing.T, s *DraftStore, d Draft) {
	t.Helper()
	if err := s.Save(d); err != nil {
		t.Fatal(err)
	}
}

func TestEverythingComesBack(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state", "draft.json")
	s := openDraft(t, path)
	if !reflect.DeepEqual(s.Draft, Draft{}) || s.Notice != nil {
		t.Errorf("a first start finds %+v, %v", s.Draft, s.Notice)
	}
	saveDraft(t, s, sample(1))
	saveDraft(t, s, sample(2))
	s.Close()
	again := openDraft(t, path)
	if !reflect.DeepEqual(again.Draft, sample(2)) || again.Notice != nil {
		t.Errorf("found %+v, %v", again.Draft, again.Notice)
	}
	if again.Draft.Shown() != 0 || (Draft{}).Shown() != -1 {
		t.Error("the item shown last is not found")
	}
	if info, err := os.Stat(path); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("others can read it: %v", info.Mode())
	}
}

func TestCutAtEveryLengthAndEveryBitFlipped(t *testing.T) {
	path := filepath.Join(t.TempDir(), "draft.json")
	s := openDraft(t, path)
	saveDraft(t, s, sample(1))
	saveDraft(t, s, sample(2))
	s.Close()
	whole := readAll(t, path)
	for n := range whole {
		damage(t, path, whole[:n], fmt.Sprint("cut at ", n))
		flipped := bytes.Clone(whole)
		flipped[n] ^= 1 << (n % 8)
		damage(t, path, flipped, fmt.Sprint("flipped at ", n))
	}
}

// damage puts damaged bytes in the place of a file and expects the generation
// before, with a notice and the damaged bytes put aside.
func damage(t *testing.T, path string, data []byte, what string) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := OpenDraft(path)
	if err != nil {
		t.Fatalf("%s: %v", what, err)
	}
	defer s.Close()
	if code(s.Notice) != "restored" || s.Draft.Practice.Name != "Praktijk 1" {
		t.Fatalf("%s: found %q, %v", what, s.Draft.Practice.Name, s.Notice)
	}
	if aside := readAll(t, path+damagedSuffix); !bytes.Equal(aside, data) {
		t.Fatalf("%s: the damaged file was not put aside", what)
	}
}

func TestAfterRestoringTheGoodGenerationStays(t *testing.T) {
	path := filepath.Join(t.TempDir(), "draft.json")
	s := openDraft(t, path)
	saveDraft(t, s, sample(1))
	saveDraft(t, s, sample(2))
	s.Close()
	damage(t, path, []byte("x"), "all")
	s = openDraft(t, path)
	saveDraft(t, s, sample(3))
	s.Close()
	damage(t, path, []byte("x"), "once more")
}

func TestBothGenerationsLost(t *testing.T) {
	path := filepath.Join(t.TempDir(), "draft.json")
	for _, name := range []string{path, path + previousSuffix} {
		if err := os.WriteFile(name, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if s := openDraft(t, path); code(s.Notice) != "lost" {
		t.Errorf("notice %v", s.Notice)
	}
}

func TestANewerFileStaysAsItIs(t *testing.T) {
	path := filepath.Join(t.TempDir(), "draft.json")
	payload := []byte(`{"new":1}`)
	head, _ := json.Marshal(header{draftFormat, version + 1, checksum(draftFormat, version+1, payload)})
	newer := append(append(head, '\n'), payload...)
	if err := os.WriteFile(path, newer, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := OpenDraft(path); code(err) != "newer-version" {
		t.Errorf("it says %v", err)
	}
	if !bytes.Equal(readAll(t, path), newer) {
		t.Error("the file was changed")
	}
}

func TestASecondProgramIsTold(t *testing.T) {
	path := filepath.Join(t.TempDir(), "draft.json")
	s := openDraft(t, path)
	_, err := OpenDraft(path)
	var e *assessment.Error
	if !errors.As(err, &e) || e.Code != "in-use" || e.Params["who"] == "" || e.Params["since"] == "?" {
		t.Errorf("it says %v", err)
	}
	s.Close()
	openDraft(t, path)
}

func TestAFailedSaveLeavesTheFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "draft.json")
	s := openDraft(t, path)
	saveDraft(t, s, sample(1))
	s.replace = func(path, _ string, _ []byte) error { return wholefile.Coded(syscall.ENOSPC, path) }
	if err := s.Save(sample(2)); code(err) != "disk-full" {
		t.Errorf("it says %v", err)
	}
	s.replace = wholefile.ReplaceKeeping
	saveDraft(t, s, sample(3))
	s.Close()
	if got := openDraft(t, path).Draft.Practice.Name; got != "Praktijk 3" {
		t.Errorf("found %q", got)
	}
}

func TestTheFileIsTakenAwayMeanwhile(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "state")
	path := filepath.Join(folder, "draft.json")
	s := openDraft(t, path)
	saveDraft(t, s, sample(1))
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	saveDraft(t, s, sample(2))
	if got := readAll(t, path); !bytes.Contains(got, []byte("Praktijk 2")) {
		t.Error("it was not written again")
	}
	if err := os.RemoveAll(folder); err != nil {
		t.Skip("this system keeps open files: ", err)
	}
	if err := s.Save(sample(3)); code(err) != "folder-missing" {
		t.Errorf("without its folder it says %v", err)
	}
}

// A program that is killed at any moment loses nothing that was saved.
func TestKilledWhileSaving(t *testing.T) {
	path := filepath.Join(t.TempDir(), "draft.json")
	saved := 0
	for round := range 12 {
		saved = max(saved, killedWriter(t, path, saved+1, time.Duration(round+1)*4*time.Millisecond))
		s, err := OpenDraft(path)
		if err != nil {
			t.Fatal(err)
		}
		if s.Notice != nil {
			t.Fatalf("round %d: %v", round, s.Notice)
		}
		s.Close()
		name := s.Draft.Practice.Name
		if found, _ := strconv.Atoi(strings.TrimPrefix(name, "Praktijk ")); found < saved {
			t.Fatalf("round %d: %d was saved and %q found", round, saved, name)
		}
	}
	if saved == 0 {
		t.Error("no writer came to saving; the test shows nothing")
	}
	left, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*.tmp"))
	if hidden, _ := filepath.Glob(filepath.Join(filepath.Dir(path), ".*.tmp")); err != nil || len(left)+len(hidden) > 0 {
		t.Errorf("left behind: %v %v", left, hidden)
	}
}

// killedWriter saves one draft after the other in a process of its own, kills it
// some time after its first save, and gives the last one that was done.
func killedWriter(t *testing.T, path string, from int, after time.Duration) int {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^TestWriterProcess$")
	cmd.Env = append(os.Environ(), "DOSSIER_WRITER="+path, "DOSSIER_FROM="+strconv.Itoa(from))
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

// TestWriterProcess is the process that is killed; by itself it does nothing.
func TestWriterProcess(t *testing.T) {
	path := os.Getenv("DOSSIER_WRITER")
	if path == "" {
		t.Skip("only as a child of TestKilledWhileSaving")
	}
	s, err := OpenDraft(path)
	if err != nil {
		t.Fatal(err)
	}
	from, _ := strconv.Atoi(os.Getenv("DOSSIER_FROM"))
	for n := from; ; n++ {
		if err := s.Save(sample(n)); err != nil {
			t.Fatal(err)
		}
		fmt.Println(n)
	}
}

func readAll(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func code(err error) string {
	var e *assessment.Error
	if !errors.As(err, &e) {
		return ""
	}
	return e.Code
}
