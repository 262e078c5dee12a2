package ui

import (
	"path/filepath"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/goldentest"

	"fyne.io/fyne/v2/test"
)

// pictured are the screens that people see most.
var pictured = stage{
	{"start", func(r *rig) { r.Show(stepStart) }},
	{"question", func(r *rig) {
		r.NewAssessment()
		r.Show(assessment.QuestionStep("care"))
		r.Typed(r.Words().T("answer.key.no"))
	}},
	{"outcome", func(r *rig) { r.OpenExample("consumer") }},
	{"letter", func(r *rig) { r.Show(stepLetter) }},
	{"register", func(r *rig) { r.OpenDemo() }},
}

// TestScreensAsPictures holds what those screens look like: light, dark, and with
// the largest text.
func TestScreensAsPictures(t *testing.T) {
	tellTime(t)
	for name, settings := range map[string]dossier.Settings{
		"light": {Theme: "light"},
		"dark":  {Theme: "dark"},
		"large": {Theme: "light", TextSize: 200},
	} {
		settings.Still = true
		scenesOf(t, []stage{pictured}, settings, func(r *rig, s scene) {
			goldentest.Picture(t, filepath.Join("testdata", "pictures", s.name+"-"+name+".png"), r.Canvas().Capture())
		})
	}
}

// tellTime lets Fyne look at the clock, as it does whenever it paints. Without, a
// picture after a minute of other tests finds its own widgets a minute old, and
// lets go of how they are laid out just before they are painted.
func tellTime(t *testing.T) {
	t.Helper()
	test.NewTempApp(t)
	test.NewTempWindow(t, nil).Canvas().Capture()
}
