package ui

import (
	"context"

	"beeldbeltoets/ui/parts"
)

// longWork is work that takes a while: the button that begins it, how far it is,
// and the way to stop it.
type longWork struct {
	w        *Window
	run      *parts.Button
	progress *parts.Progress
	cancel   context.CancelFunc
}

func newLongWork(w *Window, weight parts.Weight, text string, begin func()) *longWork {
	l := &longWork{w: w, run: parts.NewButton(weight, text, begin)}
	l.progress = parts.NewProgress(w.t("cancel"), func() { l.cancel() })
	l.progress.Hide()
	return l
}

// busy reports whether the work is under way: then it is not begun once more.
func (l *longWork) busy() bool { return l.run.Disabled() }

// start shows that the work is under way. The context ends where it is stopped.
func (l *longWork) start() context.Context {
	ctx, cancel := context.WithCancel(context.Background())
	l.cancel = cancel
	l.run.Disable()
	l.progress.Show()
	l.w.relayout()
	return ctx
}

// at shows how much of all is done, and what is being done.
func (l *longWork) at(done, all int, words string) {
	l.progress.Set(float32(done)/float32(max(all, 1)), words)
}

// end shows that the work is over, whether it was stopped or not.
func (l *longWork) end() {
	l.cancel()
	l.run.Enable()
	l.progress.Hide()
	l.w.relayout()
}
