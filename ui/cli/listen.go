package cli

import (
	"bufio"
	"io"
	"os"
	"os/signal"
	"syscall"

	"beeldbeltoets/assessment"

	"golang.org/x/term"
)

// ear reads what is typed, line by line, until its end or Ctrl+C. What is being read
// then is left to the end of the process: a terminal lets nobody take a read back.
type ear struct {
	lines *bufio.Scanner
	stop  chan os.Signal
	heard chan bool // what became of the read that is under way; nil for none
	cut   bool      // by Ctrl+C
}

func listenTo(in io.Reader) *ear {
	e := &ear{lines: bufio.NewScanner(in), stop: make(chan os.Signal, 1)}
	e.lines.Buffer(nil, maxLine)
	signal.Notify(e.stop, os.Interrupt, syscall.SIGTERM)
	return e
}

// close leaves Ctrl+C to the system again.
func (e *ear) close() { signal.Stop(e.stop) }

// next reads a line; it reports whether there is one.
func (e *ear) next() bool {
	if e.cut {
		return false
	}
	if e.heard == nil {
		e.heard = make(chan bool, 1)
		go func(heard chan bool) { heard <- e.lines.Scan() }(e.heard)
	}
	select {
	case <-e.stop:
		e.cut = true
		return false
	case there := <-e.heard:
		e.heard = nil
		return there
	}
}

// text is the line that was read.
func (e *ear) text() string { return e.lines.Text() }

// failed returns why no more could be read; nil at the end.
func (e *ear) failed() error {
	if e.cut {
		return nil
	}
	return e.lines.Err()
}

// hidden reads a line that the terminal does not show. At Ctrl+C the terminal shows
// again what is typed.
func hidden(in *os.File) (string, error) {
	shows, err := term.GetState(int(in.Fd()))
	if err != nil {
		return "", err
	}
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, os.Interrupt, syscall.SIGTERM)
	defer signal.Stop(stop)
	type line struct {
		typed []byte
		err   error
	}
	heard := make(chan line, 1)
	go func() {
		typed, err := term.ReadPassword(int(in.Fd()))
		heard <- line{typed, err}
	}()
	select {
	case <-stop:
		term.Restore(int(in.Fd()), shows)
		return "", &assessment.Error{Code: "stopped"}
	case l := <-heard:
		return string(l.typed), l.err
	}
}
