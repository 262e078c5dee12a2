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
	words    *words.Catalogue
	today    assessment.Date
}

// command is one word of the command line with the flags that it takes.
type command struct {
	name  string
	flags flagSet
	run   func(*session, arguments) error
}

var commands = []command{
	{"example", flagSet{}, (*session).example},
	{"assess", flagSet{"date": takesValue, "json": alone}, (*session).assess},
	{"export", flagSet{"out": takesValue, "only": takesValue, "format": takesValue, "date": takesValue, "no-data": alone, "id": takesValue, "passphrase-file": takesValue, "for-list": takesValue,
		"who": takesValue, "tone": takesValue, "way": takesValue, "large": alone, "one-parent": alone, "promise-72": alone, "confirm-not-reviewed": alone}, (*session).export},
	{"grid", flagSet{"use": takesValue, "json": alone, "out": takesValue, "date": takesValue}, (*session).grid},
	{"import", flagSet{"look": alone, "passphrase-file": takesValue}, (*session).importInto},
	{"new", flagSet{"passphrase-file": takesValue, "confirm-weak": alone}, (*session).newDossier},
	{"plain", flagSet{"date": takesValue}, (*session).plain},
	{"register", flagSet{"csv": alone, "json": alone, "date": takesValue, "passphrase-file": takesValue}, (*session).register},
	{"verify", flagSet{"dossier": takesValue, "passphrase-file": takesValue}, (*session).verify},
	{"version", flagSet{}, (*session).version},
	{"help", flagSet{}, (*session).help},
}

// Run does what the arguments ask and gives the exit code: 0 done, 1 could not,
// 2 wrong use.
func Run(args []string, in io.Reader, out, errOut io.Writer) int {
	s := &session{in: in, out: &plaintext.Terminal{To: out}, err: &plaintext.Terminal{To: errOut}, today: assessment.On(time.Now())}
	if err := s.speak(args); err != nil {
		return s.fail(err)
	}
	return s.fail(s.dispatch(args))
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
	name := args[0]
	if name == "-h" || name == "--help" {
		name = "help"
	}
	c, known := find(name)
	if !known {
		return usage("command-unknown", "command", name)
	}
	parsed, err := parse(args[1:], c.flags)
	if err != nil {
		return err
	}
	if parsed.has("help") {
		return s.help(parsed)
	}
	if err := s.setDay(parsed); err != nil {
		return err
	}
	return c.run(s, parsed)
}

func find(name string) (command, bool) {
	for _, c := range commands {
		if c.name == name {
			return c, true
		}
	}
	return command{}, false
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
	line := "beeldbeltoets: "
	if of, ok := errors.AsType[*fileError](err); ok {
		line += of.path + ": "
	}
	io.WriteString(s.err, line+strings.Join(strings.Fields(s.words.Error(err)), " ")+"\n")
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

func (s *session) line(text string) { io.WriteString(s.out, text+"\n") }
