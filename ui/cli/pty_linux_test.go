package cli

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"beeldbeltoets/assessment/dossier"

	"golang.org/x/sys/unix"
)

// asProgram makes the test's own binary the program, for tests that need a process.
const asProgram = "BEELDBELTOETS_TEST_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		os.Exit(Run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
	}
	os.Exit(m.Run())
}

// terminal is a process at a terminal of its own.
type terminal struct {
	t      *testing.T
	keys   *os.File
	screen *os.File // what the process has as its terminal
	cmd    *exec.Cmd
	mu     sync.Mutex
	shown  bytes.Buffer
}

func atTerminal(t *testing.T, args ...string) *terminal {
	t.Helper()
	keys, err := os.OpenFile("/dev/ptmx", os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Skip(err)
	}
	t.Cleanup(func() { keys.Close() })
	must(t, unix.IoctlSetPointerInt(int(keys.Fd()), unix.TIOCSPTLCK, 0))
	n, err := unix.IoctlGetInt(int(keys.Fd()), unix.TIOCGPTN)
	must(t, err)
	screen, err := os.OpenFile("/dev/pts/"+strconv.Itoa(n), os.O_RDWR|syscall.O_NOCTTY, 0)
	must(t, err)
	t.Cleanup(func() { screen.Close() })
	cmd := exec.Command(os.Args[0], args...)
	cmd.Env = append(os.Environ(), asProgram+"=1", "LC_ALL=nl_NL.UTF-8")
	cmd.Stdin, cmd.Stdout, cmd.Stderr = screen, screen, screen
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	must(t, cmd.Start())
	t.Cleanup(func() { cmd.Process.Kill() })
	term := &terminal{t: t, keys: keys, screen: screen, cmd: cmd}
	go func() {
		for part := make([]byte, 4096); ; {
			n, err := keys.Read(part)
			term.mu.Lock()
			term.shown.Write(part[:n])
			term.mu.Unlock()
			if err != nil {
				return
			}
		}
	}()
	return term
}

func (term *terminal) text() string {
	term.mu.Lock()
	defer term.mu.Unlock()
	return term.shown.String()
}

// sees waits until something stands on the screen.
func (term *terminal) sees(text string) {
	term.t.Helper()
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		if strings.Contains(term.text(), text) {
			return
		}
	}
	term.t.Fatalf("nothing says %q: %s", text, term.text())
}

func (term *terminal) types(keys string) {
	term.t.Helper()
	if _, err := term.keys.WriteString(keys); err != nil {
		term.t.Fatal(err)
	}
}

// ends waits for the end of the process and returns its exit code.
func (term *terminal) ends() int {
	term.t.Helper()
	ended := make(chan error, 1)
	go func() { ended <- term.cmd.Wait() }()
	select {
	case <-ended:
	case <-time.After(20 * time.Second):
		term.t.Fatalf("it goes on: %s", term.text())
	}
	return term.cmd.ProcessState.ExitCode()
}

// shows reports whether the terminal shows what is typed.
func (term *terminal) shows() bool {
	state, err := unix.IoctlGetTermios(int(term.screen.Fd()), unix.TCGETS)
	must(term.t, err)
	return state.Lflag&unix.ECHO != 0
}

const ctrlC = "\x03"

// TestCtrlCInPlain: a real process at a terminal keeps what was answered, says so, and
// leaves no lock behind.
func TestCtrlCInPlain(t *testing.T) {
	path := practiceOf(t)
	for name, asked := range map[string]struct{ path, number string }{"file": {path: filepath.Join(t.TempDir(), "a.json")}, "dossier": {path, "+"}} {
		t.Run(name, func(t *testing.T) {
			term := atTerminal(t, "plain", asked.path)
			if asked.number != "" {
				term.sees("Welke toetsing?")
				term.types(asked.number + "\n")
			}
			term.sees("Soort aanbieder")
			term.types("\n")
			term.sees("Naam van de praktijk")
			term.types("De Brug\n")
			term.sees("Straat")
			term.types("half ge" + ctrlC)
			term.sees("Gestopt met Ctrl+C. Alles is bewaard in " + asked.path)
			if code := term.ends(); code != couldNot {
				t.Errorf("it ends with %d", code)
			}
			if asked.number == "" {
				data, err := os.ReadFile(asked.path)
				if err != nil || !bytes.Contains(data, []byte("De Brug")) {
					t.Errorf("kept is %s, %v", data, err)
				}
				return
			}
			if _, err := os.Stat(path + ".lock"); err == nil {
				t.Error("the dossier is still locked")
			}
			if got := draftOf(t, path).Practice.Name; got != "De Brug" {
				t.Errorf("kept is %q", got)
			}
		})
	}
}

// TestAPassphraseAtTheTerminal is asked without showing it; at Ctrl+C the terminal shows
// again what is typed.
func TestAPassphraseAtTheTerminal(t *testing.T) {
	t.Setenv(dossier.StateVariable, t.TempDir())
	path := filepath.Join(t.TempDir(), "praktijk.toets")
	const passphrase = "paard batterij nietje correct"
	term := atTerminal(t, "new", path)
	term.sees("Kies een wachtzin")
	for term.shows() {
		time.Sleep(time.Millisecond)
	}
	term.types(ctrlC)
	term.sees("Gestopt met Ctrl+C")
	if code := term.ends(); code != couldNot || !term.shows() {
		t.Errorf("stopped it ends with %d, shows %v: %s", code, term.shows(), term.text())
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("it was made all the same")
	}
	term = atTerminal(t, "new", path)
	for _, asks := range []string{"Kies een wachtzin", "nog een keer"} {
		term.sees(asks)
		for term.shows() {
			time.Sleep(time.Millisecond)
		}
		term.types(passphrase + "\n")
	}
	if code := term.ends(); code != done || strings.Contains(term.text(), passphrase) {
		t.Errorf("made with %d: %s", code, term.text())
	}
	term = atTerminal(t, "register", path)
	term.sees("praktijk.toets")
	for term.shows() {
		time.Sleep(time.Millisecond)
	}
	term.types(passphrase + "\n")
	if code := term.ends(); code != done || strings.Contains(term.text(), passphrase) {
		t.Errorf("opened with %d: %s", code, term.text())
	}
}

// TestNoDocumentOnTheScreen: what is no text is refused where a person looks.
func TestNoDocumentOnTheScreen(t *testing.T) {
	term := atTerminal(t, "export", practiceOf(t), "--id", "2026-0003", "--only", "record", "--out", "-")
	term.sees("geen tekst")
	if code := term.ends(); code != wrongUse || strings.Contains(term.text(), "%PDF") {
		t.Errorf("it ends with %d: %.300s", code, term.text())
	}
}
