package ui

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/grid"
	"beeldbeltoets/assessment/pdf"
	"beeldbeltoets/ui/compare"
	"beeldbeltoets/ui/parts"

	"fyne.io/fyne/v2"
)

// pick opens the list of a field and takes an option; the first one is 0.
func (r *rig) pick(path string, option int) {
	r.t.Helper()
	r.tabTo(path)
	r.key(fyne.KeySpace)
	r.key(fyne.KeyHome)
	for range option {
		r.key(fyne.KeyDown)
	}
	r.key(fyne.KeyReturn)
}

// press reaches a button by Tab and presses it.
func (r *rig) press(key string, params ...string) {
	r.t.Helper()
	r.tabToButton(r.Words().T(key, params...))
	r.key(fyne.KeyReturn)
}

// tabToSlider reaches the slider of a label by Tab.
func (r *rig) tabToSlider(label string) *parts.Slider {
	r.t.Helper()
	var found *parts.Slider
	r.tabUntil(label, func(o fyne.Focusable) bool {
		s, is := o.(*parts.Slider)
		if is && strings.Contains(s.AccessibilityLabel(), label) {
			found = s
		}
		return found != nil
	})
	return found
}

// TestComparisonByKeyboard takes a whole comparison with the keyboard alone: two
// programs, weights, the survey, the files, and on to an assessment.
func TestComparisonByKeyboard(t *testing.T) {
	for _, lang := range []string{"nl", "en"} {
		r := newRig(t, lang)
		r.press("start.compare")
		r.at(compare.Place)
		r.fill("title", "Onze keuze", "add", "Zoom")
		r.press("compare.add")
		r.at(compare.ProgramPlace + ":0")
		r.pick("choices.software", 1)   // no
		r.pick("choices.multiparty", 2) // 11 or more: 4 for meetings, 2 with clients
		r.pick("choices.dutch", 2)      // don't know
		r.pick("choices.encryption", 1) // standard: 3
		r.pick("inUse.meetings", 0)
		r.fill("survey.meetings.means.ease", "4,18", "survey.meetings.respondents", "12")
		r.press("compare.ready")

		r.at(compare.Place)
		r.fill("add", "Jitsi")
		r.press("compare.add")
		r.at(compare.ProgramPlace + ":1")
		r.fill("direct.meetings.features", "9,5")
		r.fill("responses.meetings", "4;3;5\n4;goed;1")
		r.press("compare.responses.read")
		if wrong := r.fieldAt("responses.meetings").Error(); !strings.Contains(wrong, "2") || !strings.Contains(wrong, "goed") {
			t.Errorf("%s: the row and column are not named: %q", lang, wrong)
		}
		if len(r.Desk().Comparisons().Current().Programs[1].Survey[grid.Meetings].Responses) != 0 {
			t.Error("responses that cannot be read are counted")
		}
		r.tabTo("responses.meetings") // what was typed is still there to be mended
		for range "goed;1" {
			r.key(fyne.KeyBackspace)
		}
		r.typed("3;4")
		r.press("compare.responses.read")
		r.press("compare.ready")

		c := r.Desk().Comparisons().Current()
		results, err := r.Desk().Comparisons().Rank()
		must(t, err)
		rows := results[0].Ranked()
		if len(rows) != 2 || rows[0].Name != "Jitsi" || rows[0].Total != 950+400+300+450 || rows[1].Total != 400+300+418 || rows[0].Respondents != 2 {
			t.Errorf("%s: %+v", lang, rows)
		}
		r.picture("compare-" + lang)

		r.press("compare.weights")
		r.at(compare.WeightsPlace)
		k, _ := r.Desk().Comparisons().Grid().Criterion("encryption")
		standard, _ := k.Choice("standard")
		slider := r.tabToSlider(r.Words().T("compare.weight", "choice", standard.Name.In(lang), "use", r.Desk().Comparisons().Grid().Uses[0].Name.In(lang), "published", r.Words().Points(300)))
		r.key(fyne.KeyEnd, fyne.KeyLeft)
		if slider.Value() != 575 || len(c.Copy.Weights) != 1 || c.Copy.Weights[0].Points != 575 {
			t.Errorf("%s: weights %+v", lang, c.Copy.Weights)
		}
		r.fill("note", "veiligheid telt zwaarder")
		r.picture("compare-weights-" + lang)
		r.press("compare.ready")

		r.press("compare.export")
		r.checkComparisonFiles(lang)
		r.press("compare.assess", "program", "Jitsi")
		if a := r.Desk().Editor().Assessment(); a.Program.Name != "Jitsi" || a.Program.Family != "jitsi" || r.Desk().Comparisons().IsOpen() {
			t.Errorf("%s: assesses %+v", lang, a.Program)
		}

		must(t, r.Store().Close())
		again := reopen(t, lang)
		if kept := again.Desk().Comparisons().All(); len(kept) != 1 || kept[0].Title != "Onze keuze" || kept[0].Copy.Note == "" || len(kept[0].Programs) != 2 {
			t.Errorf("%s: kept %+v", lang, kept)
		}
	}
}

// checkComparisonFiles looks at the files as a reader would.
func (r *rig) checkComparisonFiles(lang string) {
	t := r.t
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(r.host.folder, "2026-11-22 Onze keuze - "+r.Words().T("grid.file")+".*"))
	must(t, err)
	if len(paths) != 3 {
		t.Fatalf("%s: files %v", lang, paths)
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		must(t, err)
		if filepath.Ext(path) != ".pdf" {
			continue
		}
		contents, err := pdf.Read(data)
		must(t, err)
		if _, _, err := exchange.ReadComparison(strings.NewReader(string(contents.Attachments[0].Content))); err != nil {
			t.Error(err)
		}
	}
}

// TestComparisonTakesFromAssessments: name, encryption and joining come along,
// marked, and the way to the winner leads back to that assessment.
func TestComparisonTakesFromAssessments(t *testing.T) {
	r := newRig(t, "nl")
	r.OpenExample("care")
	from := r.Desk().Editor().Assessment().ID
	r.compare.Start()
	r.tabToButton(r.Desk().Rows()[0].Program)
	r.key(fyne.KeyReturn)
	p := r.Desk().Comparisons().Current().Programs[0]
	if p.Assessment != from || p.Choices["encryption"] != "end-to-end" || len(p.Carried) == 0 {
		t.Fatalf("%+v", p)
	}
	marked := strings.Count(textIn(r.Frame().Body), r.Words().T("compare.carried"))
	if marked == 0 {
		t.Error("what was carried over is not marked")
	}
	r.pick("choices.encryption", 1)
	if strings.Count(textIn(r.Frame().Body), r.Words().T("compare.carried")) >= marked {
		t.Error("an answer of one's own stays marked")
	}
	r.press("compare.ready")
	r.press("compare.assess", "program", p.Name)
	if r.Desk().Editor().Assessment().ID != from {
		t.Error("a second assessment of the same program was begun")
	}
}

// TestBadComparisonsInTheWindow: two programs of one name, no criterion left, a
// mean outside 1 to 5, text for a number: said, and nothing lost.
func TestBadComparisonsInTheWindow(t *testing.T) {
	r := newRig(t, "nl")
	r.compare.Start()
	r.compare.FillIn(grid.Program{Name: "Zoom"})
	r.compare.FillIn(grid.Program{Name: "Jitsi"})
	for typed, code := range map[string]string{"5,5": "grid-mean-range", "vier": "number-unreadable"} {
		r.tabTo("survey.meetings.means.ease")
		for range r.fieldAt("survey.meetings.means.ease").(*parts.TextField).Text() {
			r.key(fyne.KeyBackspace)
		}
		r.typed(typed)
		field := r.fieldAt("survey.meetings.means.ease").(*parts.TextField)
		if field.Error() == "" || field.Text() != typed || len(r.Desk().Comparisons().Current().Programs[1].Survey[grid.Meetings].Means) != 0 {
			t.Errorf("%s: %q says %q", code, field.Text(), field.Error())
		}
	}
	r.Show(compare.Place)
	r.Desk().Comparisons().Current().Programs[1].Name = "zoom"
	r.compare.Changed()
	_, err := r.Desk().Comparisons().Rank()
	var e *assessment.Error
	if !errors.As(err, &e) || e.Code != "grid-program-twice" || !strings.Contains(r.Frame().Cause.Text(), "zoom") || len(r.compare.Winners()) != 0 {
		t.Errorf("%v, foot %q", err, r.Frame().Cause.Text())
	}
	r.Desk().Comparisons().Current().Programs[1].Name = "Jitsi"
	for _, k := range r.Desk().Comparisons().Grid().Criteria {
		r.Desk().Comparisons().Current().Drop(k.ID, true)
	}
	r.Show(compare.WeightsPlace)
	if !strings.Contains(r.Frame().Cause.Text(), r.Words().T("error.grid-no-criteria")) {
		t.Errorf("foot %q", r.Frame().Cause.Text())
	}
}

// TestTheDatedExampleInTheWindow: shown as 2020's with its figures; a copy can be
// changed, and taking a program out of it leaves the example whole.
func TestTheDatedExampleInTheWindow(t *testing.T) {
	for _, lang := range []string{"nl", "en"} {
		r := newRig(t, lang)
		r.press("example.clb-2020")
		r.at(compare.ExamplePlace)
		said := r.Frame().Body.AccessibilityLabel()
		for _, want := range []string{r.Words().Points(3563), r.Words().Points(2315), "2020", r.Words().T("grid.published-same"), r.Words().T("grid.n.unknown"), "Therapieland"} {
			if !strings.Contains(said, want) {
				t.Errorf("%s: %q is not shown", lang, want)
			}
		}
		r.picture("compare-example-" + lang)
		r.press("compare.copy")
		r.at(compare.Place)
		if c := r.Desk().Comparisons().Current(); c.ID == r.Desk().Comparisons().Grid().Example.ID || len(c.Programs) != len(r.Desk().Comparisons().Grid().Example.Programs) {
			t.Errorf("%s: the copy is %+v", lang, c.ID)
		}
		r.picture("compare-copy-" + lang)
	}
}

// TestADroppedComparisonIsFiled, and a bad one is told by its own fault.
func TestADroppedComparisonIsFiled(t *testing.T) {
	r := newRig(t, "nl")
	g, err := grid.Load(grid.Current)
	must(t, err)
	data, err := exchange.WriteComparison(g.Example)
	must(t, err)
	file := filepath.Join(t.TempDir(), "vergelijking.json")
	must(t, os.WriteFile(file, data, 0o600))
	r.takePath(file)
	r.at(compare.Place)
	must(t, os.WriteFile(file, []byte(strings.Replace(string(data), `"both"`, `"fun"`, 1)), 0o600))
	r.takePath(file)
	if kept := r.Desk().Comparisons().All(); len(kept) != 1 || len(kept[0].Programs) != len(g.Example.Programs) {
		t.Errorf("%d kept", len(kept))
	}
}

// TestAProgramTakesPartSomewhere: unticking its last use ticks all again.
func TestAProgramTakesPartSomewhere(t *testing.T) {
	r := newRig(t, "nl")
	r.compare.Start()
	r.compare.FillIn(grid.Program{Name: "Skype"})
	uses := r.fieldAt("uses").(*parts.Checks)
	r.tabTo("uses")
	r.key(fyne.KeySpace)
	if p := r.Desk().Comparisons().Current().Programs[0]; p.For(grid.Meetings) || !p.For(grid.Clients) {
		t.Errorf("%v", p.Uses)
	}
	r.key(fyne.KeyTab, fyne.KeySpace)
	if p := r.Desk().Comparisons().Current().Programs[0]; !p.For(grid.Meetings) || len(uses.Ticked()) != 2 {
		t.Errorf("%v, ticked %v", p.Uses, uses.Ticked())
	}
}

// TestResponsesThatComeTooLate, when their program is gone, change nothing.
func TestResponsesThatComeTooLate(t *testing.T) {
	r := newRig(t, "nl")
	r.compare.Start()
	r.compare.FillIn(grid.Program{Name: "Zoom"})
	b := &slow{inline: r.back, ready: make(chan struct{})}
	r.worker.Worker = b
	r.fill("responses.meetings", "4;3;5")
	r.press("compare.responses.read")
	r.Show(stepStart)
	r.Desk().Comparisons().Delete(0)
	b.arrive()
	if len(r.Desk().Comparisons().All()) != 0 {
		t.Error("a dropped comparison came back")
	}
}

// TestAHundredThousandResponsesFromAFile are counted off the screen's thread.
func TestAHundredThousandResponsesFromAFile(t *testing.T) {
	r := newRig(t, "nl")
	r.compare.Start()
	r.compare.FillIn(grid.Program{Name: "Zoom"})
	r.host.file = []byte(strings.Repeat("4;3;5\n", 100_000))
	r.press("compare.responses.file")
	if n := r.Desk().Comparisons().Current().Programs[0].Survey[grid.Meetings].N(); n != 100_000 {
		t.Errorf("%d responses", n)
	}
}
