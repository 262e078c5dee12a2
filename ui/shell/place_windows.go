package shell

import (
	"unsafe"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"

	"golang.org/x/sys/windows"
)

var (
	user32       = windows.NewLazySystemDLL("user32.dll")
	getPlacement = user32.NewProc("GetWindowPlacement")
	setPlacement = user32.NewProc("SetWindowPlacement")
)

const (
	showNormal    = 1
	showMaximised = 3
)

// placement is Windows' WINDOWPLACEMENT.
type placement struct {
	length, flags, show      uint32
	minimised, maximised     [2]int32
	left, top, right, bottom int32
}

// putNative puts a window back where it was, maximised if it was. Windows itself moves one that
// would be off every screen to one that is there.
func putNative(w fyne.Window, p Place) bool {
	if p.Right <= p.Left || p.Bottom <= p.Top {
		return false
	}
	to := placement{show: showNormal, left: p.Left, top: p.Top, right: p.Right, bottom: p.Bottom}
	if p.Maximised {
		to.show = showMaximised
	}
	return called(setPlacement, w, &to)
}

// nativePlace adds where a window stands, also while it is maximised.
func nativePlace(w fyne.Window, p *Place) {
	var at placement
	if called(getPlacement, w, &at) {
		p.Left, p.Top, p.Right, p.Bottom, p.Maximised = at.left, at.top, at.right, at.bottom, at.show == showMaximised
	}
}

func called(proc *windows.LazyProc, w fyne.Window, p *placement) (done bool) {
	native, is := w.(driver.NativeWindow)
	if !is {
		return false
	}
	native.RunNative(func(context any) {
		if c, is := context.(driver.WindowsWindowContext); is && c.HWND != 0 {
			p.length = uint32(unsafe.Sizeof(*p))
			result, _, _ := proc.Call(c.HWND, uintptr(unsafe.Pointer(p)))
			done = result != 0
		}
	})
	return done
}
