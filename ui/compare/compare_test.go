package compare_test

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
	"beeldbeltoets/ui/session"
	"beeldbeltoets/ui/uitest"
	"beeldbeltoets/ui/uitest/whole"

	"fyne.io/fyne/v2"
)

// tabToSlider reaches the slider of a label by Tab.
func tabToSlider(r *whole.Rig, label string) *parts.Slider {
	r.TB.Helper()
	var found *parts.Slider
	r.TabUntil(label, func(o fyne.Focusable) bool {
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
		r := whole.New(t, lang)
		r.Press("start.compare")
		r.At(compare.Place)
		r.Fill("title", "Onze keuze", "add", "Zoom")
		r.Press("compare.add")
		r.At(compare.ProgramPlace + ":0")
		r.Pick("choices.software", 1)   // no
		r.Pick("choices.multiparty", 2) // 11 or more: 4 for meetings, 2 with clients
		r.Pick("choices.dutch", 2)      // don't know
		r.Pick("choices.encryption", 1) // standard: 3
		r.Pick("inUse.meetings", 0)
		r.Fill("survey.meetings.means.ease", "4,18", "survey.meetings.respondents", "12")
		r.Press("compare.ready")

		r.At(compare.Place)
		r.Fill("add", "Jitsi")
		r.Press("compare.add")
		r.At(compare.ProgramPlace + ":1")
		r.Fill("direct.meetings.features", "9,5")
		r.Fill("responses.meetings", "4;3;5\n4;goed;1")
		r.Press("compare.responses.read")
		if wrong := r.FieldAt("responses.meetings").Error(); !strings.Contains(wrong, "2") || !strings.Contains(wrong, "goed") {
			t.Errorf("%s: the row and column are not named: %q", lang, wrong)
		}
		if len(r.Desk().Comparisons().Current().Programs[1].Survey[grid.Meetings].Responses) != 0 {
			t.Error("responses that cannot be read are counted")
		}
		r.TabTo("responses.meetings") // what was typed is still there to be mended
		for range "goed;1" {
			r.Key(fyne.KeyBackspace)
		}
		r.Typed("3;4")
		r.Press("compare.responses.read")
		r.Press("compare.ready")

		c := r.Desk().Comparisons().Current()
		results, err := r.Desk().Comparisons().Rank()
		uitest.Must(t, err)
		rows := results[0].Ranked()
		if len(rows) != 2 || rows[0].Name != "Jitsi" || rows[0].Total != 950+400+300+450 || rows[1].Total != 400+300+418 || rows[0].Respondents != 2 {
			t.Errorf("%s: %+v", lang, rows)
		}
		r.Picture("compare-" + lang)

		r.Press("compare.weights")
		r.At(compare.WeightsPlace)
		k, _ := r.Desk().Comparisons().Grid().Criterion("encryption")
		standard, _ := k.Choice("standard")
		slider := tabToSlider(r, r.Words().T("compare.weight", "choice", standard.Name.In(lang), "use", r.Desk().Comparisons().Grid().Uses[0].Name.In(lang), "published", r.Words().Points(300)))
		r.Key(fyne.KeyEnd, fyne.KeyLeft)
		if slider.Value() != 575 || len(c.Copy.Weights) != 1 || c.Copy.Weights[0].Points != 575 {
			t.Errorf("%s: weights %+v", lang, c.Copy.Weights)
		}
		r.Fill("note", "veiligheid telt zwaarder")
		r.Picture("compare-weights-" + lang)
		r.Press("compare.ready")

		r.Press("compare.export")
		checkComparisonFiles(r, lang)
		r.Press("compare.assess", "program", "Jitsi")
		if a := r.Desk().Editor().Assessment(); a.Program.Name != "Jitsi" || a.Program.Family != "jitsi" || r.Desk().Comparisons().IsOpen() {
			t.Errorf("%s: assesses %+v", lang, a.Program)
		}

		uitest.Must(t, r.Store().Close())
		again := whole.Reopen(t, lang)
		if kept := again.Desk().Comparisons().All(); len(kept) != 1 || kept[0].Title != "Onze keuze" || kept[0].Copy.Note == "" || len(kept[0].Programs) != 2 {
			t.Errorf("%s: kept %+v", lang, kept)
		}
	}
}

// checkComparisonFiles looks at the files as a reader would.
func checkComparisonFiles(r *whole.Rig, lang string) {
	t := r.TB
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(r.Desktop.Folder, "2026-11-22 Onze keuze - "+r.Words().T("grid.file")+".*"))
	uitest.Must(t, err)
	if len(paths) != 3 {
		t.Fatalf("%s: files %v", lang, paths)
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		uitest.Must(t, err)
		if filepath.Ext(path) != ".pdf" {
			continue
		}
		contents, err := pdf.Read(data)
		uitest.Must(t, err)
		if _, _, err := exchange.ReadComparison(strings.NewReader(string(contents.Attachments[0].Content))); err != nil {
			t.Error(err)
		}
	}
}

// TestComparisonTakesFromAssessments: name, encryption and joining come along,
// marked, and the way to the winner leads back to that assessment.
func TestComparisonTakesFromAssessments(t *testing.T) {
	r := whole.New(t, "nl")
	r.OpenExample("care")
	from := r.Desk().Editor().Assessment().ID
	r.Compare.Start()
	r.TabToButton(r.Desk().Rows()[0].Program)
	r.Key(fyne.KeyReturn)
	p := r.Desk().Comparisons().Current().Programs[0]
	if p.Assessment != from || p.Choices["encryption"] != "end-to-end" || len(p.Carried) == 0 {
		t.Fatalf("%+v", p)
	}
	marked := strings.Count(uitest.TextIn(r.Frame().Body), r.Words().T("compare.carried"))
	if marked == 0 {
		t.Error("what was carried over is not marked")
	}
	r.Pick("choices.encryption", 1)
	if strings.Count(uitest.TextIn(r.Frame().Body), r.Words().T("compare.carried")) >= marked {
		t.Error("an answer of one's own stays marked")
	}
	r.Press("compare.ready")
	r.Press("compare.assess", "program", p.Name)
	if r.Desk().Editor().Assessment().ID != from {
		t.Error("a second assessment of the same program was begun")
	}
}

// TestBadComparisonsInTheWindow: two programs of one name, no criterion left, a
// mean outside 1 to 5, text for a number: said, and nothing lost.
func TestBadComparisonsInTheWindow(t *testing.T) {
	r := whole.New(t, "nl")
	r.Compare.Start()
	r.Compare.FillIn(grid.Program{Name: "Zoom"})
	r.Compare.FillIn(grid.Program{Name: "Jitsi"})
	for typed, code := range map[string]string{"5,5": "grid-mean-range", "vier": "number-unreadable"} {
		r.TabTo("survey.meetings.means.ease")
		for range r.FieldAt("survey.meetings.means.ease").(*parts.TextField).Text() {
			r.Key(fyne.KeyBackspace)
		}
		r.Typed(typed)
		field := r.FieldAt("survey.meetings.means.ease").(*parts.TextField)
		if field.Error() == "" || field.Text() != typed || len(r.Desk().Comparisons().Current().Programs[1].Survey[grid.Meetings].Means) != 0 {
			t.Errorf("%s: %q says %q", code, field.Text(), field.Error())
		}
	}
	r.Show(compare.Place)
	r.Desk().Comparisons().Current().Programs[1].Name = "zoom"
	r.Compare.Changed()
	_, err := r.Desk().Comparisons().Rank()
	var e *assessment.Error
	if !errors.As(err, &e) || e.Code != "grid-program-twice" || !strings.Contains(r.Frame().Cause.Text(), "zoom") || len(r.Compare.Winners()) != 0 {
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
		r := whole.New(t, lang)
		r.Press("example.clb-2020")
		r.At(compare.ExamplePlace)
		said := r.Frame().Body.AccessibilityLabel()
		for _, want := range []string{r.Words().Points(3563), r.Words().Points(2315), "2020", r.Words().T("grid.published-same"), r.Words().T("grid.n.unknown"), "Therapieland"} {
			if !strings.Contains(said, want) {
				t.Errorf("%s: %q is not shown", lang, want)
			}
		}
		r.Picture("compare-example-" + lang)
		r.Press("compare.copy")
		r.At(compare.Place)
		if c := r.Desk().Comparisons().Current(); c.ID == r.Desk().Comparisons().Grid().Example.ID || len(c.Programs) != len(r.Desk().Comparisons().Grid().Example.Programs) {
			t.Errorf("%s: the copy is %+v", lang, c.ID)
		}
		r.Picture("compare-copy-" + lang)
	}
}

// TestADroppedComparisonIsFiled, and a bad one is told by its own fault.
func TestADroppedComparisonIsFiled(t *testing.T) {
	r := whole.New(t, "nl")
	g, err := grid.Load(grid.Current)
	uitest.Must(t, err)
	data, err := exchange.WriteComparison(g.Example)
	uitest.Must(t, err)
	file := filepath.Join(t.TempDir(), "vergelijking.json")
	uitest.Must(t, os.WriteFile(file, data, 0o600))
	r.TakePath(file)
	r.At(compare.Place)
	uitest.Must(t, os.WriteFile(file, []byte(strings.Replace(string(data), `"both"`, `"fun"`, 1)), 0o600))
	r.TakePath(file)
	if kept := r.Desk().Comparisons().All(); len(kept) != 1 || len(kept[0].Programs) != len(g.Example.Programs) {
		t.Errorf("%d kept", len(kept))
	}
}

// TestAProgramTakesPartSomewhere: unticking its last use ticks all again.
func TestAProgramTakesPartSomewhere(t *testing.T) {
	r := whole.New(t, "nl")
	r.Compare.Start()
	r.Compare.FillIn(grid.Program{Name: "Skype"})
	uses := r.FieldAt("uses").(*parts.Checks)
	r.TabTo("uses")
	r.Key(fyne.KeySpace)
	if p := r.Desk().Comparisons().Current().Programs[0]; p.For(grid.Meetings) || !p.For(grid.Clients) {
		t.Errorf("%v", p.Uses)
	}
	r.Key(fyne.KeyTab, fyne.KeySpace)
	if p := r.Desk().Comparisons().Current().Programs[0]; !p.For(grid.Meetings) || len(uses.Ticked()) != 2 {
		t.Errorf("%v, ticked %v", p.Uses, uses.Ticked())
	}
}

// TestResponsesThatComeTooLate, when their program is gone, change nothing.
func TestResponsesThatComeTooLate(t *testing.T) {
	r := whole.New(t, "nl")
	r.Compare.Start()
	r.Compare.FillIn(grid.Program{Name: "Zoom"})
	b := uitest.NewSlow()
	r.Swap.Worker = b
	r.Fill("responses.meetings", "4;3;5")
	r.Press("compare.responses.read")
	r.Show(session.Start)
	r.Desk().Comparisons().Delete(0)
	b.Arrive()
	if len(r.Desk().Comparisons().All()) != 0 {
		t.Error("a dropped comparison came back")
	}
}

// TestAHundredThousandResponsesFromAFile are counted off the screen's thread.
func TestAHundredThousandResponsesFromAFile(t *testing.T) {
	r := whole.New(t, "nl")
	r.Compare.Start()
	r.Compare.FillIn(grid.Program{Name: "Zoom"})
	r.Desktop.File = []byte(strings.Repeat("4;3;5\n", 100_000))
	r.Press("compare.responses.file")
	if n := r.Desk().Comparisons().Current().Programs[0].Survey[grid.Meetings].N(); n != 100_000 {
		t.Errorf("%d responses", n)
	}
}
