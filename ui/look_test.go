package ui

import (
	"strconv"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/ui/shell"
)

// everyStep walks all steps of an example and calls look at each.
func everyStep(r *rig, example string, look func(step string)) {
	r.OpenExample(example)
	for _, s := range r.Desk().Editor().Steps() {
		r.Show(s.ID)
		look(s.ID)
	}
}

// TestEveryStepFits: at 1024 by 640, with the fullest example, at both ends of
// the text sizes and in each language, no screen asks the window to be wider.
func TestEveryStepFits(t *testing.T) {
	for _, lang := range []string{"nl", "en"} {
		for _, size := range []int{100, 200} {
			r := newRig(t, lang)
			r.Set("", func(s *dossier.Settings) { s.TextSize = size })
			everyStep(r, "consumer", func(step string) {
				if least := r.Window().Content().MinSize(); least.Width > shell.Width || least.Height > shell.Height {
					t.Errorf("%s at %d %%, %s asks for %v", lang, size, step, least)
				}
				r.Picture(lang + "-" + strconv.Itoa(size) + "-" + step)
			})
		}
	}
}

// TestEveryStepOfADraft: the fields of a version that is not decided are open.
func TestEveryStepOfADraft(t *testing.T) {
	r := newRig(t, "nl")
	r.OpenExample("consumer")
	must(t, r.Desk().Editor().NextVersion())
	for _, s := range r.Desk().Editor().Steps() {
		r.Show(s.ID)
		r.Picture("draft-" + s.ID)
	}
	if first := assessment.QuestionStep("e2e"); r.firstOpen() != first {
		t.Errorf("a next version begins at %s, want %s", r.firstOpen(), first)
	}
}
