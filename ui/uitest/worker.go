package uitest

import "beeldbeltoets/ui/shell"

// Inline is the worker that does everything at once, so that a test sees what the
// screen shows afterwards.
type Inline struct {
	Fail   error // what saving says instead
	Beside bool  // saving goes on beside the screen, and is not seen
	Stuck  bool  // work begins and never ends
	Begun  int
}

// Save writes at once.
func (b *Inline) Save(write func() error, done func(error)) {
	if b.Beside {
		return
	}
	if b.Fail != nil {
		done(b.Fail)
		return
	}
	done(write())
}

// Do works at once.
func (b *Inline) Do(work func() func()) {
	b.Begun++
	if !b.Stuck {
		work()()
	}
}

// Ahead works at once.
func (b *Inline) Ahead(work func()) <-chan struct{} {
	done := make(chan struct{})
	work()
	close(done)
	return done
}

// Settle waits for nothing.
func (b *Inline) Settle(then func()) { then() }

// Report reports at once.
func (b *Inline) Report(do func()) { do() }

// Busy reports that nothing is under way.
func (b *Inline) Busy() bool { return false }

// Rest does nothing.
func (b *Inline) Rest(func(), func() bool, func()) {}

// Leave does nothing.
func (b *Inline) Leave() {}

// Close does nothing.
func (b *Inline) Close() {}

// Swappable is a worker of which another can take the place.
type Swappable struct{ shell.Worker }

// Slow is a worker that takes longer than a moment over what goes ahead.
type Slow struct {
	*Inline
	ready chan struct{}
	then  []func()
}

// NewSlow is one that is at work until Arrive.
func NewSlow() *Slow { return &Slow{Inline: &Inline{}, ready: make(chan struct{})} }

// Ahead works, and is not ready.
func (b *Slow) Ahead(work func()) <-chan struct{} {
	work()
	return b.ready
}

// Do works when what goes ahead arrives.
func (b *Slow) Do(work func() func()) { b.then = append(b.then, func() { work()() }) }

// Arrive lets come what was waited for.
func (b *Slow) Arrive() {
	close(b.ready)
	for _, do := range b.then {
		do()
	}
}

// Desktop is a desktop without dialogs: what would be chosen in one is given.
type Desktop struct {
	Folder string
	Opened []string
	Shown  []string
	File   []byte
	Path   string
}

// ChooseFile chooses the file that is given.
func (h *Desktop) ChooseFile(_ string, _ []string, _ int64, chosen func([]byte, error)) {
	chosen(h.File, nil)
}

// ChoosePath chooses the path that is given.
func (h *Desktop) ChoosePath(_ string, _ []string, chosen func(string)) { chosen(h.Path) }

// ChooseFolder chooses the folder that is given.
func (h *Desktop) ChooseFolder(_ string, chosen func(string)) { chosen(h.Folder) }

// Documents is the folder that is given.
func (h *Desktop) Documents() string { return h.Folder }

// OpenFile notes what is opened.
func (h *Desktop) OpenFile(path string) error {
	h.Opened = append(h.Opened, path)
	return nil
}

// ShowFile notes what is shown.
func (h *Desktop) ShowFile(path string) error {
	h.Shown = append(h.Shown, path)
	return nil
}
