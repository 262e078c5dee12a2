package form_test

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/change"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/form"
	"beeldbeltoets/assessment/words"

	"pgregory.net/rapid"
)

const today = assessment.Date("2026-11-22")

// made is the form of an assessment, as a face of the program makes it.
func made(t fataler, a *assessment.Assessment, d *assessment.Decision) *form.Form {
	c, err := assessment.Load(a.Editions)
	if err != nil {
		t.Fatal(err)
	}
	reviewed := *a
	if d != nil && d.Kind != "" {
		reviewed.Decision = d
	}
	return &form.Form{Content: c, Assessment: a, Decision: d, Outcome: c.Outcome(a, today), Findings: c.Review(&reviewed, today), Today: today}
}

type fataler interface{ Fatal(...any) }

// again makes the form anew after a change.
func again(t fataler, f *form.Form) *form.Form { return made(t, f.Assessment, f.Decision) }

func steps(f *form.Form) []assessment.Step {
	return f.Content.Steps(f.Assessment, f.Outcome, f.Findings)
}

// filledIn draws an assessment by filling in what its form asks, with values that fit
// and values that do not. What another answer hides stays filled in.
func filledIn(t *rapid.T) *form.Form {
	a := assessment.New("x", today)
	if name := rapid.SampledFrom([]string{"", "business", "care", "consumer"}).Draw(t, "from"); name != "" {
		a, _ = exchange.Example(name)
		a.Decision, a.Withdrawn = nil, nil
	}
	a.Version, a.ExceptionsBefore = rapid.IntRange(1, 2).Draw(t, "version"), rapid.IntRange(0, 3).Draw(t, "exceptions")
	f := made(t, &a, &assessment.Decision{On: today})
	for range rapid.IntRange(0, 30).Draw(t, "changes") {
		step := rapid.SampledFrom(steps(f)).Draw(t, "step")
		fields := f.Step(step.ID).All()
		if len(fields) == 0 {
			continue
		}
		fill(t, f, rapid.SampledFrom(fields).Draw(t, "field"))
		f = again(t, f)
	}
	return f
}

// fill sets a field to any value of its kind.
func fill(t *rapid.T, f *form.Form, field form.Field) {
	var err error
	switch field.Kind {
	case form.Choice, form.YesNo:
		err = form.Set(f, field.Path, rapid.SampledFrom(append(ids(field), "")).Draw(t, "choice"))
	case form.List:
		err = form.Set(f, field.Path, rapid.SliceOfDistinct(rapid.SampledFrom(append(ids(field), "video")), rapid.ID).Draw(t, "list"))
	case form.Tick:
		err = form.Set(f, field.Path, rapid.Bool().Draw(t, "tick"))
	case form.Day:
		err = form.Set(f, field.Path, rapid.SampledFrom([]string{"", "2026-01-05", "2027-01-05", "31-2-2026"}).Draw(t, "day"))
	case form.Picture:
		err = form.Set(f, field.Path, []byte("png"))
	case form.Pieces:
		question := strings.Split(field.Path, ".")[1]
		_, err = f.AddPiece(question, rapid.SampledFrom(ids(field)).Draw(t, "kind"))
	case form.Files:
		err = f.AddFile(strings.TrimSuffix(field.Path, ".files"), assessment.EvidenceFile{SHA256: "00", Name: strings.Repeat("n", 10_001)})
	default:
		err = form.Set(f, field.Path, rapid.SampledFrom([]string{"", " ", "Noor", "bsn 111222333", strings.Repeat("a", assessment.MaxText+1)}).Draw(t, "text"))
	}
	if err != nil {
		t.Fatalf("%s: %v", field.Path, err)
	}
}

func ids(field form.Field) []string {
	var all []string
	for _, o := range field.Options {
		all = append(all, o.ID)
	}
	return all
}

func TestEachFindingHasAField(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := filledIn(t)
		walk := steps(f)
		for _, finding := range f.Findings {
			at := f.Content.StepOf(finding.Path)
			if !slices.ContainsFunc(walk, func(s assessment.Step) bool { return s.ID == at }) {
				t.Fatalf("%s at %s leads to %s, which is no step", finding.Code, finding.Path, at)
			}
			if _, asked := f.At(finding.Path); !asked {
				t.Fatalf("%s at %s has no field", finding.Code, finding.Path)
			}
		}
	})
}

// TestRequiredIsWhatADecisionWaitsFor empties each field: where it is required the
// review list asks for it, and where it is not the list does not.
func TestRequiredIsWhatADecisionWaitsFor(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := filledIn(t)
		for _, field := range f.Step(rapid.SampledFrom(steps(f)).Draw(t, "step").ID).All() {
			if strings.Contains(field.Path, ".evidence") || field.Path == "decision.kind" || f.Decision.Kind == "" && strings.HasPrefix(field.Path, "decision.") {
				continue // needed to show an answer, or for a decision that is not being taken yet
			}
			if id, is := strings.CutSuffix(strings.TrimPrefix(field.Path, "todos."), ".accepted"); is && strings.TrimSpace(f.Assessment.Todos[id].Accepted) == "" {
				continue // the decision waits for a to-do or for this; the fields of the to-do say so
			}
			asked := waits(t, f, field)
			if asked != field.Required && !(field.Required && mended(f, field)) {
				t.Fatalf("%s: required %v, but empty it blocks: %v", field.Path, field.Required, asked)
			}
		}
	})
}

// mended reports whether a measure makes the to-do of a field needless.
func mended(f *form.Form, field form.Field) bool {
	return strings.HasPrefix(field.Path, "todos.") && !slices.ContainsFunc(f.Findings, func(o assessment.Finding) bool {
		return o.Code == "open-point" && change.Under(field.Path, o.Path)
	})
}

// waits reports whether the review list asks for a field once it is empty.
func waits(t *rapid.T, f *form.Form, field form.Field) bool {
	a, d := f.Assessment.Clone(), *f.Decision
	empty := made(t, &a, &d)
	var err error
	switch field.Kind {
	case form.List:
		err = form.Set[[]string](empty, field.Path, nil)
	case form.Tick:
		err = form.Set(empty, field.Path, false)
	case form.Picture:
		err = form.Set[[]byte](empty, field.Path, nil)
	default:
		err = form.Set(empty, field.Path, "")
	}
	if err != nil {
		t.Fatal(err)
	}
	now := again(t, empty)
	return slices.ContainsFunc(now.Findings, func(o assessment.Finding) bool {
		return o.Severity == assessment.Blocks && o.Missing && asksFor(now, o, field.Path)
	})
}

// asksFor reports whether a line of the review list asks to fill in a field: the one
// that it leads to, the parts that it names, or all of a to-do.
func asksFor(f *form.Form, o assessment.Finding, path string) bool {
	last := path[strings.LastIndexByte(path, '.')+1:]
	switch missing := o.Params["missing"]; {
	case missing != "":
		return change.Under(path, o.Path) && slices.Contains(strings.Split(missing, ","), last)
	case o.Code == "open-point":
		return change.Under(path, o.Path)
	}
	field, _ := f.At(o.Path)
	return field.Path == path
}

func TestEachFieldCanBeReadAndIsAskedOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := filledIn(t)
		seen := map[string]string{}
		for _, step := range steps(f) {
			for _, field := range f.Step(step.ID).All() {
				if seen[field.Path] != "" {
					t.Fatalf("%s is asked at %s and at %s", field.Path, seen[field.Path], step.ID)
				}
				seen[field.Path] = step.ID
				if err := read(f, field); err != nil {
					t.Fatal(err)
				}
			}
		}
	})
}

// TestOneLineHoldsOneLine pastes two lines with marks of direction into every field.
func TestOneLineHoldsOneLine(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := filledIn(t)
		for _, field := range f.Step(rapid.SampledFrom(steps(f)).Draw(t, "step").ID).All() {
			if field.Kind != form.Line && field.Kind != form.Person && field.Kind != form.Text {
				continue
			}
			const pasted = "two\n\u202elines"
			if err := form.Set(f, field.Path, pasted); err != nil {
				t.Fatal(err)
			}
			want := "two\nlines"
			if field.Kind != form.Text {
				want = "two lines"
			}
			if got, err := form.Get[string](f, field.Path); err != nil || got != want {
				t.Fatalf("%s holds %q: %v", field.Path, got, err)
			}
		}
	})
}

func read(f *form.Form, field form.Field) error {
	var err error
	switch field.Kind {
	case form.List:
		_, err = form.Get[[]string](f, field.Path)
	case form.Tick:
		_, err = form.Get[bool](f, field.Path)
	case form.Picture:
		_, err = form.Get[[]byte](f, field.Path)
	case form.Pieces:
		_, err = form.Get[[]assessment.Evidence](f, field.Path)
	case form.Files:
		_, err = form.Get[[]assessment.EvidenceFile](f, field.Path)
	default:
		_, err = form.Get[string](f, field.Path)
	}
	return err
}

func TestEverythingIsSaidInBothLanguages(t *testing.T) {
	for _, lang := range words.Languages {
		catalogue, err := words.Load(lang)
		if err != nil {
			t.Fatal(err)
		}
		rapid.Check(t, func(t *rapid.T) {
			f := filledIn(t)
			say := func(where string, w form.Words) {
				s := catalogue.Say(w, f.Content)
				if !w.None() && (s == "" || w.Key != "" && !catalogue.Has(w.Key) || s == w.Place || strings.ContainsAny(s, "{}")) {
					t.Fatalf("%s says %q", where, s)
				}
			}
			for _, step := range steps(f) {
				for _, g := range f.Step(step.ID).Groups {
					for _, w := range slices.Concat([]form.Words{g.Section, g.Title, g.Advice}, g.About, g.Help) {
						say(g.ID, w)
					}
					for _, field := range g.Fields {
						if field.Label.None() && g.Title.None() {
							t.Fatalf("nothing asks %s", field.Path)
						}
						say(field.Path, field.Label)
						say(field.Path, field.Help)
						for _, o := range field.Options {
							say(field.Path, o.Name)
						}
					}
				}
			}
		})
	}
}

// TestSetChangesOnlyWhatFollows holds what an answer brings with it against the list of
// all that may.
func TestSetChangesOnlyWhatFollows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := filledIn(t)
		fields := f.Step(rapid.SampledFrom(steps(f)).Draw(t, "step").ID).All()
		if len(fields) == 0 {
			return
		}
		field := rapid.SampledFrom(fields).Draw(t, "field")
		before := f.Assessment.Clone()
		fill(t, f, field)
		parts := strings.Split(field.Path, ".")
		may := []string{field.Path}
		switch parts[0] {
		case "answers":
			at := parts[0] + "." + parts[1]
			may = append(may, at+".unconfirmed", at+".covers")
			if len(parts) > 3 {
				may = append(may, strings.Join(parts[:4], "."))
			}
		case "safeguards":
			may = append(may, parts[0]+"."+parts[1])
		case "program":
			may = append(may, "program.family", "program.familyOf", "program.maker")
		}
		for _, c := range change.Diff(&before, f.Assessment) {
			if !slices.ContainsFunc(may, func(p string) bool { return change.Under(c.Path, p) }) {
				t.Fatalf("filling in %s changed %s", field.Path, c.Path)
			}
		}
	})
}

// TestCheckedAgainRenewsTheSnapshot: a new day of checking says that it was checked with
// what is used now.
func TestCheckedAgainRenewsTheSnapshot(t *testing.T) {
	a := assessment.New("x", today)
	f := made(t, &a, nil)
	a.Program.Plan, a.Program.Version = "A", "1"
	at, err := f.AddPiece("e2e", "own-check")
	if err != nil {
		t.Fatal(err)
	}
	a.Program.Plan, a.Program.Version, a.Use.Functions = "B", "", []string{"chat"}
	if err := form.Set(f, at+".fields.checked", "2026-11-20"); err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"checked": "2026-11-20", assessment.SnapshotPlan: "B", assessment.SnapshotFunctions: "chat"}
	if got := a.Answers["e2e"].Evidence[0].Fields; !maps.Equal(got, want) {
		t.Errorf("it holds %v", got)
	}
	if err := f.RemovePiece(at); err != nil || len(a.Answers["e2e"].Evidence) != 0 {
		t.Errorf("it stays: %v", err)
	}
}

func TestSetRefusesWhatThereIsNot(t *testing.T) {
	a := assessment.New("x", today)
	f := made(t, &a, nil)
	before, _ := json.Marshal(a)
	for _, path := range []string{"", "nowhere", "answers.nonsense.answer", "checks.nonsense.note", "todos.x.what", "safeguards.x.state", "decision.kind", "answers.e2e"} {
		t.Run(path, func(t *testing.T) {
			if form.Set(f, path, "yes") == nil {
				t.Error("it is taken")
			}
			if _, err := form.Get[string](f, path); err == nil && path != "decision.kind" {
				t.Error("it is read")
			}
		})
	}
	if after, _ := json.Marshal(a); string(after) != string(before) {
		t.Errorf("refusing changed it to %s", after)
	}
}

// TestASourceSpeaksAgainstAnAnswer: Zoom's end-to-end encryption shuts out browsers, so
// that "no app needed" does not go with it.
func TestASourceSpeaksAgainstAnAnswer(t *testing.T) {
	a := assessment.New("x", today)
	f := made(t, &a, nil)
	for path, text := range map[string]string{"program.name": "Zoom Workplace", "program.app": assessment.No} {
		if err := form.Set(f, path, text); err != nil {
			t.Fatal(err)
		}
	}
	if got := against(f); len(got) > 0 {
		t.Errorf("without end-to-end encryption %v speak against it", got)
	}
	if err := form.Set(f, "answers.e2e.answer", assessment.Yes); err != nil {
		t.Fatal(err)
	}
	if got := against(f); len(got) != 1 || got[0].Source != "zoom-e2ee" {
		t.Errorf("%v speak against it", got)
	}
	if !slices.ContainsFunc(f.Content.Review(&a, today), func(o assessment.Finding) bool {
		return o.Code == "contradicted" && o.Path == "program.app" && o.Params["source"] == "zoom-e2ee"
	}) {
		t.Error("the review list does not name it")
	}
}

func against(f *form.Form) []assessment.Statement {
	var all []assessment.Statement
	for _, g := range f.Step(assessment.StepProgram).Groups {
		all = append(all, g.Against...)
	}
	return all
}

// TestWhatDoesNotCountSaysSo: questions that do not count here may be skipped, and say
// so above the question.
func TestWhatDoesNotCountSaysSo(t *testing.T) {
	for _, try := range []struct{ kind, audience, question, want string }{
		{"nl", assessment.WithClients, "nen7510", ""}, {"be-clb", assessment.WithClients, "nen7510", "Nederlandse norm"},
		{"be-private", assessment.WithClients, "nen7512", "Nederlandse norm"}, {"be-private", assessment.WithClients, "care", ""},
		{"nl", assessment.Internal, "care", "intern gebruik"}, {"nl", assessment.Internal, "e2e", ""},
	} {
		a := assessment.New("7d1ac1f5-5d5c-4f0a-9d27-6c1d1b9c2d11", today)
		a.Practice.Profile, a.Use.Audience = try.kind, try.audience
		f := made(t, &a, nil)
		w, err := words.Load("nl")
		if err != nil {
			t.Fatal(err)
		}
		w = w.For(f.Content.Kind(&a))
		step := f.Step(assessment.QuestionStep(try.question))
		said := w.SayAll(step.Groups[0].About, f.Content)
		if try.want == "" && said != "" || !strings.Contains(said, try.want) {
			t.Errorf("%+v: it says %q", try, said)
		}
		if field, _ := step.Find("answers." + try.question + ".answer"); field.Required != (try.want == "") {
			t.Errorf("%+v: required %v", try, field.Required)
		}
	}
}

// TestADocumentIsTakenOver: for every statement of every program and each question it
// stands beside, its source, address and day go into the evidence, and nothing else
// changes: never an answer, never what was filled in.
func TestADocumentIsTakenOver(t *testing.T) {
	c, err := assessment.Load(assessment.Current)
	if err != nil {
		t.Fatal(err)
	}
	taken := 0
	for _, family := range c.Statements.Families {
		for _, s := range family.Statements {
			for _, question := range s.Questions {
				a := assessment.New("x", today)
				a.Program = assessment.Program{Name: family.Name, Family: family.ID}
				a.Answers = map[string]assessment.Answer{question: {Answer: assessment.No, Notes: "van mij", Unconfirmed: true}}
				f := made(t, &a, nil)
				source, _ := c.Statements.Source(s.Source)
				d, there := c.DocumentOf(&a, question, s, "Bron", today)
				if !there {
					continue
				}
				taken++
				if published := cmp.Or(source.Date, source.Seen); published < "2024-11-22"[:len(published)] {
					t.Errorf("%s of %s is taken over", source.ID, published)
				}
				before := a.Clone()
				for range 2 {
					if err := f.TakeOver(question, d); err != nil {
						t.Fatal(err)
					}
				}
				if q, _ := c.Questions.Question(question); !slices.Contains(q.Kinds, d.Kind.ID) || d.Kind.ID != "claim" && !source.OfMaker {
					t.Errorf("%s: %s goes in as %s", question, source.ID, d.Kind.ID)
				}
				got := a.Answers[question]
				if len(got.Evidence) != 1 || !strings.HasSuffix(strings.Join([]string{got.Evidence[0].Fields["document"], got.Evidence[0].Fields["source"], got.Evidence[0].Fields["where"]}, ""), source.Page) {
					t.Errorf("%s at %s: %+v", source.ID, question, got)
				}
				for _, change := range change.Diff(&before, &a) {
					if change.Path != "answers."+question+".evidence" {
						t.Errorf("taking %s over changes %s", source.ID, change.Path)
					}
				}
			}
		}
	}
	if taken < 40 {
		t.Errorf("only %d documents can be taken over", taken)
	}
}

// TestADocumentFillsWhatIsEmpty: a piece that waits for its document gets it, with what
// the person checked as it was.
func TestADocumentFillsWhatIsEmpty(t *testing.T) {
	a := assessment.New("x", today)
	f := made(t, &a, nil)
	for path, text := range map[string]string{"program.name": "Zoom", "answers.e2e.answer": assessment.Yes} {
		if err := form.Set(f, path, text); err != nil {
			t.Fatal(err)
		}
	}
	at, err := f.AddPiece("e2e", "own-check")
	if err == nil {
		err = form.Set(f, at+".fields.check", "de instelling staat aan")
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range f.Content.Said(&a, "e2e") {
		if d, there := f.Content.DocumentOf(&a, "e2e", s, "Zoom: handleiding", today); there && d.Kind.ID == "own-check" {
			if err := f.TakeOver("e2e", d); err != nil {
				t.Fatal(err)
			}
		}
	}
	e := a.Answers["e2e"].Evidence
	if len(e) != 1 || e[0].Fields["check"] != "de instelling staat aan" || !strings.HasPrefix(e[0].Fields["document"], "Zoom: handleiding, http") || e[0].Fields["checked"] != "" {
		t.Errorf("%+v", e)
	}
}
