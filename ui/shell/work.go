package shell

import (
	"context"

	"beeldbeltoets/ui/parts"
)

// Work is work that takes a while: the button that begins it, how far it is,
// and the way to stop it.
type Work struct {
	s        Worksite
	Run      *parts.Button
	Progress *parts.Progress
	cancel   context.CancelFunc
}

// Worksite is what such work asks of the window.
type Worksite interface {
	T(key string, params ...string) string
	Relayout()
}

// NewWork makes the button, which begins the work.
func NewWork(s Worksite, weight parts.Weight, text string, begin func()) *Work {
	l := &Work{s: s, Run: parts.NewButton(weight, text, begin)}
	l.Progress = parts.NewProgress(s.T("cancel"), func() { l.cancel() })
	l.Progress.Hide()
	return l
}

// Busy reports whether the work is under way: then it is not begun once more.
func (l *Work) Busy() bool { return l.Run.Disabled() }

// Start shows that the work is under way. The context ends where it is stopped.
func (l *Work) Start() context.Context {
	ctx, cancel := context.WithCancel(context.Background())
	l.cancel = cancel
	l.Run.Disable()
	l.Progress.Show()
	l.s.Relayout()
	return ctx
}

// At shows how much of all is done, and what is being done.
func (l *Work) At(done, all int, words string) {
	l.Progress.Set(float32(done)/float32(max(all, 1)), words)
}

// Stop ends the work where it was still under way.
func (l *Work) Stop() { l.cancel() }

// End shows that the work is over, whether it was stopped or not.
func (l *Work) End() {
	l.cancel()
	l.Run.Enable()
	l.Progress.Hide()
	l.s.Relayout()
}
