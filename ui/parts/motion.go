package parts

import (
	"time"

	"fyne.io/fyne/v2"
)

// motion is how long what moves takes: long enough to be followed, too short to be waited for.
const motion = 140 * time.Millisecond

// still reports whether a person asked that nothing moves.
func still() bool {
	t, ours := fyne.CurrentApp().Settings().Theme().(Theme)
	return !ours || t.Still
}

// standing is where the objects of a page stand, each within what holds it.
type standing map[fyne.CanvasObject]fyne.Position

func (s standing) note(o fyne.CanvasObject) {
	c, holds := o.(*fyne.Container)
	if !o.Visible() || !holds {
		return
	}
	for _, child := range c.Objects {
		if child.Visible() {
			s[child] = child.Position()
			s.note(child)
		}
	}
}

// glide is one object on its way up or down.
type glide struct {
	object   fyne.CanvasObject
	from, to fyne.Position
}

// moved finds what stands higher or lower than before.
func (s standing) moved() []*glide {
	var moved []*glide
	for o, from := range s {
		if to := o.Position(); o.Visible() && to.Y != from.Y && to.X == from.X {
			moved = append(moved, &glide{o, from, to})
		}
	}
	return moved
}

// glideOn makes room quietly: what had to move glides to where it stands by now. What was laid out once more meanwhile is left where it is.
func glideOn(moved []*glide) *fyne.Animation {
	at := make([]fyne.Position, len(moved))
	for i, g := range moved {
		g.object.Move(g.from)
		at[i] = g.from
	}
	a := fyne.NewAnimation(motion, func(done float32) {
		for i, g := range moved {
			if g.object.Position() != at[i] {
				continue
			}
			at[i] = fyne.NewPos(g.to.X, g.from.Y+(g.to.Y-g.from.Y)*done)
			if done == 1 {
				at[i] = g.to
			}
			g.object.Move(at[i])
		}
	})
	a.Curve = fyne.AnimationEaseOut
	a.Start()
	return a
}
