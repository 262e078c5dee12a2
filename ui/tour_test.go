package ui

import (
	"testing"

	"beeldbeltoets/assessment/dossier"

	"fyne.io/fyne/v2"
)

// TestTheTourLeadsThroughAnExample by Enter alone, at every size, with its words
// inside the window.
func TestTheTourLeadsThroughAnExample(t *testing.T) {
	for _, size := range []int{100, 200} {
		r := newRig(t, "nl")
		r.set("", func(s *dossier.Settings) { s.TextSize = size })
		r.startTour()
		for i, s := range stops {
			r.at(s.step)
			if r.tour.at != i || !r.tour.panel.Visible() {
				t.Fatalf("%d %%: stop %d shows %d", size, i, r.tour.at)
			}
			at, end := r.tour.panel.Position(), r.tour.panel.Position().Add(r.tour.panel.Size())
			if at.X < 0 || at.Y < 0 || end.X > windowWidth || end.Y > r.foot.Position().Y {
				t.Errorf("%d %%: the words of %s stand from %v to %v", size, s.id, at, end)
			}
			r.picture("tour-" + itoa(size) + "-" + s.id)
			r.key(fyne.KeyReturn)
		}
		if r.tour.at != -1 || r.tour.panel.Visible() || r.tour.ring.Visible() {
			t.Errorf("%d %%: after its end the tour is at %d", size, r.tour.at)
		}
	}
}

// TestTheTourCanBeLeft with Escape, and takes the example that is there.
func TestTheTourCanBeLeft(t *testing.T) {
	r := newRig(t, "nl")
	r.startTour()
	r.escape()
	if r.tour.at != -1 || r.tour.panel.Visible() {
		t.Error("Escape does not end the tour")
	}
	filed := len(r.desk.Rows())
	r.startTour()
	if len(r.desk.Rows()) != filed || r.tour.at != 0 {
		t.Errorf("a second tour files %d more, and is at %d", len(r.desk.Rows())-filed, r.tour.at)
	}
}

// TestTheTourIsOfferedOnce: at the first start, until it is taken or declined.
func TestTheTourIsOfferedOnce(t *testing.T) {
	r := newBareRig(t, "nl")
	r.says(r.t0("tour.offer"))
	r.press("tour.no")
	r.at(stepStart)
	r.saysNot(r.t0("tour.offer"))
	r.says(r.t0("deed.tour"))
	again := reopen(t, "nl")
	again.saysNot(again.t0("tour.offer"))
	again.press("deed.tour")
	if again.tour.at != 0 {
		t.Error("the tour does not begin from the start page")
	}

	r = newBareRig(t, "en")
	r.press("tour.begin")
	r.at(stops[0].step)
	r.endTour()
	r.desk.Delete(r.desk.Rows()[0].Key)
	r.show(stepStart)
	r.saysNot(r.t0("tour.offer"))
}
