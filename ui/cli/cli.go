// Package cli is the same work without a window: in files and flags, or in the
// terminal question by question. It builds and runs without cgo, OpenGL or a
// display.
//
// Never in here: a rule of the domain, a document's contents, or a sentence.
package cli

import (
	"errors"
	"io"
	"os"
	"strings"
	"time"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/plaintext"
	"beeldbeltoets/assessment/words"
)

// Exit codes.
const (
	done     = 0
	couldNot = 1
	wrongUse = 2
)

// session is one run: what it reads and writes, its language and its day. All that is
// written goes through plaintext.Terminal: files of others name programs and people.
type session struct {
	in       io.Reader
	out, err io.Writer
	told     io.Writer // where it says what was done: out, or nowhere
	files    io.Writer // standard output as it is, for files
	words    *words.Catalogue
	today    assessment.Date
}

// Run does what the arguments ask and returns the exit code: 0 done, 1 could not,
// 2 wrong use.
func Run(args []string, in io.Reader, out, errOut io.Writer) int {
	output := &watched{to: out}
	s := &session{in: in, files: output, out: &plaintext.Terminal{To: output}, err: &plaintext.Terminal{To: errOut}, today: assessment.On(time.Now())}
	s.told = s.out
	args = ordered(args)
	if err := s.speak(args); err != nil {
		return s.fail(err)
	}
	err := s.dispatch(args)
	if err == nil && output.failed != nil {
		err = output.failed
	}
	return s.fail(err)
}

// watched is standard output; what was not written on a full disk must not pass for
// done.
type watched struct {
	to     io.Writer
	failed error // the first time
}

func (w *watched) Write(p []byte) (int, error) {
	n, err := w.to.Write(p)
	if err != nil && w.failed == nil {
		w.failed = &assessment.Error{Code: "output-failed", Cause: err}
	}
	return n, err
}

// NoWindow says that this build is the command line alone.
func NoWindow(errOut io.Writer) int {
	to := &plaintext.Terminal{To: errOut}
	s := &session{out: to, err: to}
	if err := s.speak(nil); err != nil {
		return couldNot
	}
	s.say("cli.no-window")
	return couldNot
}

// speak chooses the language: that of --lang, else of the system, else Dutch.
func (s *session) speak(args []string) error {
	system := words.OfSystem(os.Getenv)
	catalogue, err := words.Load(system)
	if err != nil {
		return err
	}
	s.words = catalogue
	asked := languageAsked(args)
	if asked == "" || asked == system {
		return nil
	}
	chosen, err := words.Load(asked)
	if err != nil && args[0] == "export" {
		return nil // a letter has more languages than we speak: export knows
	}
	if err != nil {
		return &usageError{err}
	}
	s.words = chosen
	return nil
}

func (s *session) dispatch(args []string) error {
	if len(args) == 0 {
		return usage("command-missing")
	}
	c, known := find(args[0])
	if !known {
		return unknownCommand(args[0])
	}
	a, err := c.parse(args[1:])
	if err != nil {
		return err
	}
	if a.has("help") {
		return s.helpOf(c)
	}
	if err := s.count(c, a); err != nil {
		return err
	}
	if err := s.setDay(a); err != nil {
		return err
	}
	if a.has("quiet") || a.has("json") {
		s.told = io.Discard
	}
	return c.run(s, c.unwrapped(a))
}

// setDay takes the day of --date as today.
func (s *session) setDay(a arguments) error {
	if !a.has("date") {
		return nil
	}
	day := words.ParseDate(a.value("date"))
	if !day.Valid() {
		return usage("flag-date", "value", a.value("date"))
	}
	s.today = day
	return nil
}

// fail says on one line what went wrong, and gives the exit code.
func (s *session) fail(err error) int {
	if err == nil {
		return done
	}
	var wrong *usageError
	isUsage := errors.As(err, &wrong)
	if !errors.Is(err, errSaid) {
		s.complain(err)
	}
	if isUsage {
		return wrongUse
	}
	return couldNot
}

func (s *session) complain(err error) {
	says := strings.Join(strings.Fields(s.words.Error(err)), " ")
	if of, ok := errors.AsType[*fileError](err); ok {
		if path := plaintext.Line(of.path); !strings.HasPrefix(says, path) {
			says = path + ": " + says
		}
	}
	io.WriteString(s.err, "beeldbeltoets: "+says+"\n")
}

// fileError names the file that an error is about.
type fileError struct {
	path string
	error
}

func (e *fileError) Unwrap() error { return e.error }

// errSaid ends a command whose errors were all said already.
var errSaid = errors.New("said")

// usageError is a command line that cannot be meant.
type usageError struct{ error }

func (e *usageError) Unwrap() error { return e.error }

func usage(code string, params ...string) error {
	e := &assessment.Error{Code: code, Params: map[string]string{}}
	for i := 0; i+1 < len(params); i += 2 {
		e.Params[params[i]] = params[i+1]
	}
	return &usageError{e}
}

// say prints the sentence of a key on a line.
func (s *session) say(key string, params ...string) { s.line(s.words.T(key, params...)) }

// tell says what was done, where somebody wants to hear it.
func (s *session) tell(key string, params ...string) { s.tellLine(s.words.T(key, params...)) }

func (s *session) tellLine(text string) { io.WriteString(s.told, text+"\n") }

func (s *session) line(text string) { io.WriteString(s.out, text+"\n") }
