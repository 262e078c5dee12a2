package ui

import (
	"strconv"
	"testing"

	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// TestTheTourLeadsThroughAnExample by Enter alone, at every size, with its words
// inside the window.
func TestTheTourLeadsThroughAnExample(t *testing.T) {
	for _, size := range []int{100, 200} {
		r := newRig(t, "nl")
		r.Set("", func(s *dossier.Settings) { s.TextSize = size })
		r.startTour()
		for i, s := range stops {
			r.At(s.step)
			if !r.Frame().Guide.Visible() {
				t.Fatalf("%d %%: stop %d is not shown", size, i)
			}
			at, end := r.Frame().Guide.Position(), r.Frame().Guide.Position().Add(r.Frame().Guide.Size())
			if at.X < 0 || at.Y < 0 || end.X > shell.Width || end.Y > r.Frame().Foot.Position().Y {
				t.Errorf("%d %%: the words of %s stand from %v to %v", size, s.id, at, end)
			}
			r.Picture("tour-" + strconv.Itoa(size) + "-" + s.id)
			r.Key(fyne.KeyReturn)
		}
		if r.Frame().Guide.Visible() || r.Frame().Ring.Visible() {
			t.Errorf("%d %%: after its end the tour is still there", size)
		}
	}
}

// TestTheTourCanBeLeft with Escape, and takes the example that is there.
func TestTheTourCanBeLeft(t *testing.T) {
	r := newRig(t, "nl")
	r.startTour()
	r.Escape()
	if r.Frame().Guide.Visible() {
		t.Error("Escape does not end the tour")
	}
	filed := len(r.Desk().Rows())
	r.startTour()
	if len(r.Desk().Rows()) != filed || !r.Frame().Guide.Visible() {
		t.Errorf("a second tour files %d more, and is there: %v", len(r.Desk().Rows())-filed, r.Frame().Guide.Visible())
	}
}

// TestTheTourIsOfferedOnce: at the first start, until it is taken or declined.
func TestTheTourIsOfferedOnce(t *testing.T) {
	r := newBareRig(t, "nl")
	r.Says(r.t0("tour.offer"))
	r.Press("tour.no")
	r.At(stepStart)
	r.SaysNot(r.t0("tour.offer"))
	r.Says(r.t0("deed.tour"))
	again := reopen(t, "nl")
	again.SaysNot(again.t0("tour.offer"))
	again.Press("deed.tour")
	if !again.Frame().Guide.Visible() {
		t.Error("the tour does not begin from the start page")
	}

	r = newBareRig(t, "en")
	r.Press("tour.begin")
	r.At(stops[0].step)
	r.endTour()
	r.Desk().Delete(r.Desk().Rows()[0].Key)
	r.Show(stepStart)
	r.SaysNot(r.t0("tour.offer"))
}
