package shell

import "fyne.io/fyne/v2"

// The window never opens smaller than this: not as somebody left it by accident.
const (
	leastWidth  = 640
	leastHeight = 480
)

// Place is how large the window is and, on Windows, where it stands. Elsewhere the window
// manager knows better.
type Place struct {
	Width, Height            float32 // 0 for as it opens the first time
	Left, Top, Right, Bottom int32   // of the window while it is not maximised, in dots of the screen
	Maximised                bool
}

// Resize gives the window, before it is shown, the size that it had.
func (s *Shell) Resize(p Place) {
	if p.Width > 0 && p.Height > 0 {
		s.win.Resize(fyne.NewSize(max(p.Width, leastWidth), max(p.Height, leastHeight)))
	}
}

// PutBack puts the window, once it is shown, where it was, within a screen of so many dots: what
// was kept may be of a larger screen, or of one that is gone.
func (s *Shell) PutBack(p Place, width, height int) {
	if putNative(s.win, p) {
		return
	}
	now, scale := s.Canvas().Size(), s.Canvas().Scale()
	if most := within(now, float32(width)/scale, float32(height)/scale); most != now {
		s.win.Resize(most)
	}
}

// within is a size that is no larger than a screen; none of that is known where it is 0.
func within(size fyne.Size, width, height float32) fyne.Size {
	if width > 0 {
		size.Width = min(size.Width, width)
	}
	if height > 0 {
		size.Height = min(size.Height, height)
	}
	return size
}

// WindowPlace is where the window is now.
func (s *Shell) WindowPlace() Place {
	size := s.Canvas().Size()
	p := Place{Width: size.Width, Height: size.Height}
	nativePlace(s.win, &p)
	return p
}
