package change

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/exchange"

	"pgregory.net/rapid"
)

// anyValue fills a value by its type, so that a field that comes later is drawn
// as well. Keys and ids come from few, so that two draws meet.
func anyValue(t *rapid.T, typ reflect.Type) reflect.Value {
	v := reflect.New(typ).Elem()
	switch typ.Kind() {
	case reflect.String:
		v.SetString(rapid.SampledFrom([]string{"", "", "yes", "no", "2026-11-22", "a \"quoted\" é", "<b>\n"}).Draw(t, "text"))
	case reflect.Bool:
		v.SetBool(rapid.Bool().Draw(t, "bool"))
	case reflect.Int, reflect.Int64:
		v.SetInt(int64(rapid.IntRange(0, 3).Draw(t, "number")))
	case reflect.Pointer:
		if rapid.Bool().Draw(t, "there") {
			v.Set(reflect.New(typ.Elem()))
			v.Elem().Set(anyValue(t, typ.Elem()))
		}
	case reflect.Struct:
		for i := range typ.NumField() {
			if rapid.Bool().Draw(t, "filled") {
				v.Field(i).Set(anyValue(t, typ.Field(i).Type))
			}
		}
	case reflect.Slice:
		if typ.Elem().Kind() == reflect.Uint8 {
			v.SetBytes([]byte(rapid.SampledFrom([]string{"", "one", "two"}).Draw(t, "bytes")))
			break
		}
		for range rapid.IntRange(0, 2).Draw(t, "length") {
			v.Set(reflect.Append(v, anyValue(t, typ.Elem())))
		}
	case reflect.Map:
		v.Set(reflect.MakeMap(typ))
		for _, key := range []string{"e2e", "a.b%", ""} {
			if rapid.Bool().Draw(t, "has") {
				v.SetMapIndex(reflect.ValueOf(key), anyValue(t, typ.Elem()))
			}
		}
	default:
		t.Fatalf("no draw for %s", typ)
	}
	return v
}

func anyAssessment(t *rapid.T) assessment.Assessment {
	return anyValue(t, reflect.TypeFor[assessment.Assessment]()).Interface().(assessment.Assessment)
}

// edited makes some of the changes that lead from a to another one.
func edited(t *rapid.T, a assessment.Assessment, what func(Change) bool) assessment.Assessment {
	b := anyAssessment(t)
	var some []Change
	for _, c := range Diff(&a, &b) {
		if what(c) && rapid.IntRange(0, 3).Draw(t, "take") == 0 {
			some = append(some, c)
		}
	}
	return apply(t, a, some, false)
}

type fataler interface {
	Helper()
	Fatal(...any)
}

func apply(t fataler, a assessment.Assessment, changes []Change, reverse bool) assessment.Assessment {
	t.Helper()
	b, err := Apply(a, changes, reverse)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func undecided(c Change) bool { return !Under(c.Path, "decision") }

func anything(Change) bool { return true }

func TestApplyOfDiff(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := anyAssessment(t), anyAssessment(t)
		first, second := a.Clone(), b.Clone()
		changes := Diff(&a, &b)
		if got := apply(t, a, changes, false); !reflect.DeepEqual(got, Tidy(b)) {
			t.Fatalf("applied it is %+v, not %+v", got, Tidy(b))
		}
		if got := apply(t, b, changes, true); !reflect.DeepEqual(got, Tidy(a)) {
			t.Fatalf("in reverse it is %+v, not %+v", got, Tidy(a))
		}
		if !reflect.DeepEqual(a, first) || !reflect.DeepEqual(b, second) {
			t.Fatal("what was compared is changed")
		}
		if tidied := Tidy(a); len(Diff(&a, &tidied)) > 0 {
			t.Fatal("being tidied is a change")
		}
	})
}

// What is sealed of two states without a difference is the same, but for entries
// of which nothing is filled in.
func TestNoDifferenceSameBytes(t *testing.T) {
	a, err := exchange.Example("care")
	if err != nil {
		t.Fatal(err)
	}
	b := a.Clone()
	b.Practice.Numbers = nil
	before, _ := exchange.Write(a)
	after, err := exchange.Write(apply(t, b, Diff(&b, &a), false))
	if err != nil || string(before) != string(after) {
		t.Errorf("%v: other bytes:\n%s\n%s", err, before, after)
	}
}

func TestDiff(t *testing.T) {
	before := assessment.Assessment{
		Program: assessment.Program{Name: "A"},
		Use:     assessment.Use{Functions: []string{"video"}},
		Answers: map[string]assessment.Answer{
			"audit": {Answer: "no"}, "care": {},
			"e2e":      {Evidence: []assessment.Evidence{{Kind: "own-check", Fields: map[string]string{"checked": "2026-01-01"}}}},
			"nen7510":  {Evidence: []assessment.Evidence{{Kind: "claim"}, {Kind: "own-check"}}},
			"nen7512":  {Notes: "weg"},
			"iso27001": {Unconfirmed: true},
		},
	}
	after := before.Clone()
	after.Program.Name, after.Use.Functions = "B", []string{"video", "chat"}
	after.Answers["audit"] = assessment.Answer{Answer: "yes"}
	after.Answers["e2e"].Evidence[0].Fields["checked"] = "2026-02-02"
	after.Answers["nen7510"] = assessment.Answer{Evidence: []assessment.Evidence{{Kind: "own-check"}}}
	delete(after.Answers, "nen7512")
	after.Answers["iso27001"] = assessment.Answer{}
	after.Decision = &assessment.Decision{Kind: "refused", Values: map[string]string{"e2e": ""}}
	want := []Change{
		{"program.name", `"A"`, `"B"`},
		{"use.functions", `["video"]`, `["video","chat"]`},
		{"answers.audit.answer", `"no"`, `"yes"`},
		{"answers.e2e.evidence.0.fields.checked", `"2026-01-01"`, `"2026-02-02"`},
		{"answers.iso27001.unconfirmed", "true", ""},
		{"answers.nen7510.evidence", `[{"kind":"claim"},{"kind":"own-check"}]`, `[{"kind":"own-check"}]`},
		{"answers.nen7512.notes", `"weg"`, ""},
		{"decision.kind", "", `"refused"`},
		{"decision.values.e2e", "", `""`},
	}
	if got := Diff(&before, &after); !reflect.DeepEqual(got, want) {
		t.Errorf("it is %v\nnot %v", got, want)
	}
	if got := Within(want, "answers.e2e"); len(got) != 1 || got[0].Path != want[3].Path {
		t.Errorf("at one answer it is %v", got)
	}
}

func TestApplyRefuses(t *testing.T) {
	for _, c := range []Change{
		{Path: "colour", To: `"red"`}, {Path: "", To: "true"}, {Path: "program.name", To: "3"}, {Path: "program.name.first", To: `"x"`},
		{Path: "answers.e2e.evidence.0.kind", To: `"claim"`}, {Path: "answers.e2e.evidence.x", To: `"claim"`}, {Path: "practice.numbers.kbo.0", To: `"x"`},
		{Path: "practice.numbers.kbo", To: "[]"}, {Path: "answers.e2e.evidence.-1.kind", To: `"claim"`},
	} {
		if _, err := Apply(assessment.Assessment{}, []Change{c}, false); err == nil {
			t.Errorf("%v is made", c)
		}
	}
}

func TestMergeOfOneSide(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := anyAssessment(t)
		mine := edited(t, base, anything)
		for _, sides := range [][2]assessment.Assessment{{mine, base}, {base, mine}, {mine, mine}} {
			merged, conflicts := Merge3(&base, &sides[0], &sides[1])
			if len(conflicts) > 0 || !reflect.DeepEqual(merged, Tidy(mine)) {
				t.Fatalf("%v: it is %+v, not %+v", conflicts, merged, Tidy(mine))
			}
		}
	})
}

func TestMergeIsSymmetricButForConflicts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := anyAssessment(t)
		mine, theirs := edited(t, base, anything), edited(t, base, anything)
		one, conflicts := Merge3(&base, &mine, &theirs)
		other, turned := Merge3(&base, &theirs, &mine)
		if len(conflicts) != len(turned) {
			t.Fatalf("conflicts %v, and from the other side %v", conflicts, turned)
		}
		for i, c := range conflicts {
			if turned[i] != (Conflict{Path: c.Path, Base: c.Base, Mine: c.Theirs, Theirs: c.Mine}) {
				t.Fatalf("conflict %v is %v from the other side", c, turned[i])
			}
			one, other = resolve(t, one, c, Mine), resolve(t, other, turned[i], Theirs)
		}
		if !reflect.DeepEqual(one, other) {
			t.Fatalf("it is %+v, and from the other side %+v", one, other)
		}
	})
}

func resolve(t fataler, a assessment.Assessment, c Conflict, choice string) assessment.Assessment {
	t.Helper()
	resolved, err := Resolve(a, c, choice)
	if err != nil {
		t.Fatal(err)
	}
	return resolved
}

// Whatever either side changed is in the merged one, or in a conflict that names
// its place.
func TestMergeLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := Tidy(anyAssessment(t))
		mine, theirs := edited(t, base, undecided), edited(t, base, undecided)
		merged, conflicts := Merge3(&base, &mine, &theirs)
		for side, other := range map[*assessment.Assessment]*assessment.Assessment{&mine: &theirs, &theirs: &mine} {
			for _, c := range Diff(&base, side) {
				if !kept(&merged, other, c) && !told(conflicts, c, side == &mine) {
					t.Fatalf("%v is lost; conflicts %v", c, conflicts)
				}
			}
		}
	})
}

// kept reports whether a change stands in an assessment: its value, or what a list
// has more, and less than the other side has.
func kept(merged, other *assessment.Assessment, c Change) bool {
	now := flat(merged)
	if !strings.HasPrefix(c.From, "[") && !strings.HasPrefix(c.To, "[") {
		return now[c.Path] == c.To || now[c.Path] == "" && c.To == `""` ||
			strings.HasPrefix(c.Path, "withdrawn.") && strings.Contains(now["withdrawn"], c.To) ||
			strings.Contains(c.Path, ".evidence.") && strings.Contains(now[c.Path[:strings.Index(c.Path, ".evidence.")]+".evidence"], c.To)
	}
	from, to, at := countedIn(c.From), countedIn(c.To), countedIn(now[c.Path])
	others := countedIn(flat(other)[c.Path])
	for piece, n := range to {
		if n > from[piece] && at[piece] == 0 {
			return false
		}
	}
	for piece, n := range from {
		if to[piece] < n && at[piece] >= max(n, others[piece]) {
			return false
		}
	}
	return true
}

func told(conflicts []Conflict, c Change, mine bool) bool {
	return slices.ContainsFunc(conflicts, func(k Conflict) bool {
		if !Under(c.Path, k.Path) {
			return false
		}
		side := k.Theirs
		if mine {
			side = k.Mine
		}
		return k.Path != c.Path || side == c.To
	})
}

// flat lists every field that is filled in, and lists of evidence as a whole too.
func flat(a *assessment.Assessment) map[string]string {
	all := map[string]string{}
	for _, c := range Diff(&assessment.Assessment{}, a) {
		all[c.Path] = c.To
	}
	for id, answer := range a.Answers {
		at := "answers." + escape(id) + ".evidence"
		all[at] = text(reflect.ValueOf(answer.Evidence))
		for _, c := range Diff(&assessment.Assessment{Answers: map[string]assessment.Answer{id: {Evidence: blanks(answer.Evidence)}}},
			&assessment.Assessment{Answers: map[string]assessment.Answer{id: {Evidence: answer.Evidence}}}) {
			if c.Path != at {
				all[c.Path] = c.To
			}
		}
	}
	all["withdrawn"] = text(reflect.ValueOf(a.Withdrawn))
	for _, c := range Diff(&assessment.Assessment{Withdrawn: make([]assessment.Withdrawal, len(a.Withdrawn))}, &assessment.Assessment{Withdrawn: a.Withdrawn}) {
		if c.Path != "withdrawn" {
			all[c.Path] = c.To
		}
	}
	return all
}

func blanks(evidence []assessment.Evidence) []assessment.Evidence {
	blank := make([]assessment.Evidence, len(evidence))
	for i, e := range evidence {
		blank[i].Kind = e.Kind
	}
	return blank
}

func countedIn(list string) map[string]int {
	var pieces []any
	if list == "" {
		return nil
	}
	if err := json.Unmarshal([]byte(list), &pieces); err != nil {
		return nil
	}
	n := map[string]int{}
	for _, p := range pieces {
		n[encode(p)]++
	}
	return n
}

func TestMergePerAnswer(t *testing.T) {
	piece := func(kind, day string) assessment.Evidence {
		return assessment.Evidence{Kind: kind, Fields: map[string]string{"checked": day}}
	}
	base := assessment.Assessment{Use: assessment.Use{Functions: []string{"video"}}, Answers: map[string]assessment.Answer{
		"e2e": {Answer: "yes", Notes: "eerst", Evidence: []assessment.Evidence{piece("own-check", "2026-01-01")}},
	}}
	edit := func(f func(*assessment.Answer, *assessment.Assessment)) assessment.Assessment {
		a := base.Clone()
		answer := a.Answers["e2e"]
		f(&answer, &a)
		a.Answers["e2e"] = answer
		return a
	}
	mine := edit(func(e *assessment.Answer, a *assessment.Assessment) {
		e.Notes = "van mij"
		e.Evidence = append(e.Evidence, piece("claim", "mine"))
		a.Use.Functions = []string{"video", "screen"}
	})
	theirs := edit(func(e *assessment.Answer, a *assessment.Assessment) {
		e.Answer, e.Notes = "no", "van hen"
		e.Evidence = append([]assessment.Evidence{piece("audit", "theirs")}, e.Evidence...)
		a.Use.Functions = []string{"video", "chat"}
		a.Answers["care"] = assessment.Answer{Answer: "unknown"}
	})
	merged, conflicts := Merge3(&base, &mine, &theirs)
	if len(conflicts) != 1 || conflicts[0] != (Conflict{"answers.e2e.notes", `"eerst"`, `"van mij"`, `"van hen"`}) {
		t.Fatalf("conflicts: %v", conflicts)
	}
	e := merged.Answers["e2e"]
	if e.Answer != "no" || e.Notes != "van mij" || len(e.Evidence) != 3 || merged.Answers["care"].Answer != "unknown" ||
		!slices.Equal(merged.Use.Functions, []string{"video", "chat", "screen"}) {
		t.Errorf("merged it is %+v", merged)
	}
	if got := resolve(t, merged, conflicts[0], Both).Answers["e2e"].Notes; got != "van mij / van hen" {
		t.Errorf("both is %q", got)
	}
	if got := resolve(t, merged, conflicts[0], Theirs).Answers["e2e"].Notes; got != "van hen" {
		t.Errorf("theirs is %q", got)
	}
}

// A list that both have alike keeps its order, also where nobody knows what it was.
func TestMergeKeepsAListThatBothHave(t *testing.T) {
	both := assessment.Assessment{Use: assessment.Use{Functions: []string{"video", "audio", "screen"}}}
	mine, theirs := both.Clone(), both.Clone()
	mine.Program.Name, theirs.Program.Plan = "Zoom", "Zorg"
	merged, conflicts := Merge3(&assessment.Assessment{}, &mine, &theirs)
	if len(conflicts) != 0 || !slices.Equal(merged.Use.Functions, both.Use.Functions) {
		t.Errorf("%v, %v", merged.Use.Functions, conflicts)
	}
}

// Two who change the same piece of evidence otherwise are asked; where each adds
// one, both stand.
func TestMergeOfOnePiece(t *testing.T) {
	list := func(days ...string) *assessment.Assessment {
		var answer assessment.Answer
		for _, d := range days {
			answer.Evidence = append(answer.Evidence, assessment.Evidence{Kind: d, Fields: map[string]string{"checked": d}})
		}
		return &assessment.Assessment{Answers: map[string]assessment.Answer{"e2e": answer}}
	}
	for _, c := range []struct {
		name               string
		base, mine, theirs *assessment.Assessment
		want               *assessment.Assessment
		asked              bool
	}{
		{"both add", list("a"), list("a", "c"), list("a", "b"), list("a", "b", "c"), false},
		{"both add the same", list("a"), list("a", "b"), list("b", "a"), list("a", "b"), false},
		{"one takes away, the other adds", list("a", "b"), list("b"), list("a", "b", "c"), list("b", "c"), false},
		{"both take away", list("a", "b"), list("b"), list("b"), list("b"), false},
		{"each takes another away", list("a", "b"), list("b"), list("a"), list(), false},
		{"one doubles what the other takes away", list("a", "x"), list("a", "a", "x"), list("x"), list("a", "x"), false},
		{"both change", list("a"), list("b"), list("c"), list("b"), true},
		{"one changes what the other takes away", list("a", "x"), list("b", "x"), list("x"), list("b", "x"), true},
	} {
		merged, conflicts := Merge3(c.base, c.mine, c.theirs)
		if !reflect.DeepEqual(merged, Tidy(*c.want)) || (len(conflicts) > 0) != c.asked {
			t.Errorf("%s: %+v with %v", c.name, merged, conflicts)
		}
	}
}

// A decision is over the whole, so what is not part of it is asked about.
func TestMergeWithADecision(t *testing.T) {
	base := assessment.Assessment{Program: assessment.Program{Name: "A"}}
	decided, edited := base.Clone(), base.Clone()
	decided.Decision = &assessment.Decision{Kind: assessment.Refused}
	edited.Program.Name = "B"
	for _, sides := range [][2]*assessment.Assessment{{&decided, &edited}, {&edited, &decided}} {
		merged, conflicts := Merge3(&base, sides[0], sides[1])
		if merged.Draft() || merged.Program.Name != "A" || len(conflicts) != 1 || conflicts[0].Path != "" || !slices.Equal(conflicts[0].Choices(), []string{Mine, Theirs}) {
			t.Fatalf("it is %+v with %v", merged, conflicts)
		}
		if got := resolve(t, merged, conflicts[0], Mine); !reflect.DeepEqual(got, *sides[0]) {
			t.Errorf("mine is %+v", got)
		}
	}
}

func TestHistory(t *testing.T) {
	var h History
	a := assessment.Assessment{}
	do := func(f func(*assessment.Assessment)) {
		before := a.Clone()
		f(&a)
		h.Push(&before, &a)
	}
	back := func(f func(assessment.Assessment) (assessment.Assessment, []Change, error)) {
		t.Helper()
		moved, _, err := f(a)
		if err != nil {
			t.Fatal(err)
		}
		a = moved
	}
	for _, typed := range []string{"Z", "Zo", "Zoom"} {
		do(func(a *assessment.Assessment) { a.Program.Plan = typed })
	}
	answer := func(value string) {
		do(func(a *assessment.Assessment) { a.Answers = map[string]assessment.Answer{"e2e": {Answer: value}} })
	}
	answer("yes")
	answer("no")
	h.Close()
	back(h.Undo)
	if a.Answers["e2e"].Answer != "yes" {
		t.Errorf("a choice is not a step of its own: %+v", a.Answers)
	}
	back(h.Undo)
	if back(h.Undo); a.Program.Plan != "" || h.CanUndo() {
		t.Errorf("typing is not one step: %q", a.Program.Plan)
	}
	back(h.Redo)
	back(h.Redo)
	if a.Program.Plan != "Zoom" || a.Answers["e2e"].Answer != "yes" || !h.CanRedo() {
		t.Errorf("done again it is %+v", a)
	}
	do(func(a *assessment.Assessment) { a.Program.Plan = "Meet" })
	if h.CanRedo() {
		t.Error("what was undone can be done again after something else was done")
	}
	back(h.Undo)
	if a.Program.Plan != "Zoom" {
		t.Errorf("a step after another is not undone: %q", a.Program.Plan)
	}
	back(h.Undo)
	back(h.Undo)
	if back(h.Undo); a.Program.Plan != "" || h.CanUndo() {
		t.Errorf("there is more to undo than was done: %+v", a)
	}
}

func TestTypingBackIsNoStep(t *testing.T) {
	var h History
	texts := []string{"a", "ab", "a", ""}
	a := assessment.Assessment{}
	for _, text := range texts {
		before := a.Clone()
		a.Program.Plan = text
		h.Push(&before, &a)
	}
	if h.CanUndo() {
		t.Error("typed and taken away is a step")
	}
}

func TestHistoryIsBounded(t *testing.T) {
	var h History
	a := assessment.Assessment{}
	for i := range 3 * MaxSteps {
		before := a.Clone()
		a.Version = i + 1
		h.Push(&before, &a)
	}
	n := 0
	for ; h.CanUndo(); n++ {
		a, _, _ = h.Undo(a)
	}
	if n != MaxSteps || a.Version != 2*MaxSteps {
		t.Errorf("%d steps back is version %d", n, a.Version)
	}
}

// Any walk to and fro ends where its steps say.
func TestHistoryWalks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var h History
		states, at := []assessment.Assessment{Tidy(anyAssessment(t))}, 0
		a := states[0]
		for range rapid.IntRange(1, 12).Draw(t, "steps") {
			switch rapid.IntRange(0, 2).Draw(t, "way") {
			case 0:
				next := edited(t, a, anything)
				if len(Diff(&a, &next)) == 0 {
					continue
				}
				h.Close()
				h.Push(&a, &next)
				a, states, at = next, append(states[:at+1], next), at+1
			case 1:
				if back, _, err := h.Undo(a); err == nil && at > 0 {
					a, at = back, at-1
				}
			case 2:
				if again, _, err := h.Redo(a); err == nil && at < len(states)-1 {
					a, at = again, at+1
				}
			}
			if !reflect.DeepEqual(a, Tidy(states[at])) {
				t.Fatalf("it is %+v, not %+v", a, states[at])
			}
		}
	})
}

// A name that is erased is in no history either.
func TestEraseInHistory(t *testing.T) {
	anna := assessment.Person{Name: "Anna de Vries"}
	before := assessment.Assessment{Assessor: anna}
	after := assessment.Assessment{
		Assessor: assessment.Person{Name: "Bo"}, Practice: assessment.Practice{Contact: anna.Name}, Program: assessment.Program{Name: "Anna de Vries <3"},
		Todos: map[string]assessment.Todo{"e2e": {Owner: anna.Name}}, Because: "Volgens ANNA DE VRIES & co",
		Withdrawn: []assessment.Withdrawal{{By: anna.Name, Decision: assessment.Decision{By: anna}}},
		Answers:   map[string]assessment.Answer{"e2e": {Evidence: []assessment.Evidence{{Kind: "k", Fields: map[string]string{"by": anna.Name}}}}},
		Decision:  &assessment.Decision{By: anna},
	}
	got := eraseIn(Diff(&before, &after), "anna de vries")
	for _, c := range got {
		if strings.Contains(strings.ToLower(c.From+c.To), "anna de vries") && c.Path != "practice.contact" {
			t.Errorf("%v still has the name", c)
		}
	}
	want, _ := assessment.EraseName(after, "Anna de Vries")
	start, _ := assessment.EraseName(before, "Anna de Vries")
	start.Assessor.Erased = false
	want.Decision.By.Erased = false
	if again := apply(t, start, got, false); !reflect.DeepEqual(again.Withdrawn, want.Withdrawn) || again.Because != want.Because || again.Todos["e2e"] != want.Todos["e2e"] {
		t.Errorf("applied it is %+v", again)
	}
	if c := eraseIn([]Change{{Path: "assessor.name", From: `"Anna de Vries"`}}, "Anna de Vries"); len(c) > 0 {
		t.Errorf("a change of nothing is kept: %v", c)
	}
	if c := (Change{Path: "because", From: "\"a<b\\u0041\""}); !slices.Equal(eraseIn([]Change{c}, "Anna de Vries"), []Change{c}) {
		t.Error("what has no name in it is written otherwise")
	}
}

// eraseIn takes a name out of changes, as a dossier does in its history.
func eraseIn(changes []Change, name string) []Change {
	var kept []Change
	for _, c := range changes {
		c.From, _ = EraseJSON(c.Path, c.From, name)
		c.To, _ = EraseJSON(c.Path, c.To, name)
		if c.From != c.To {
			kept = append(kept, c)
		}
	}
	return kept
}

func TestCombine(t *testing.T) {
	got := Combine(
		[]Change{{"program.name", `"A"`, `"B"`}, {"program.plan", "", `"Pro"`}},
		[]Change{{"use.group", "", `"both"`}, {"program.name", `"B"`, `"C"`}},
		[]Change{{"program.plan", `"Pro"`, ""}},
	)
	if want := []Change{{"program.name", `"A"`, `"C"`}, {"use.group", "", `"both"`}}; !slices.Equal(got, want) {
		t.Errorf("it is %v", got)
	}
}

// What followed each other is the same done at once, where no list in it came and
// went as a whole.
func TestCombinedIsTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		byField := func(c Change) bool {
			return !strings.Contains(c.Path, "evidence") && !strings.HasPrefix(c.Path, "withdrawn")
		}
		a := anyAssessment(t)
		b := edited(t, a, byField)
		c := edited(t, b, byField)
		if got := apply(t, a, Combine(Diff(&a, &b), Diff(&b, &c)), false); !reflect.DeepEqual(got, Tidy(c)) {
			t.Fatalf("it is %+v, not %+v", got, c)
		}
	})
}

func TestSpread(t *testing.T) {
	got := Spread([]Change{
		{"answers.e2e", "", `{"answer":"yes","notes":"x"}`}, {"decision", `{"kind":"refused","by":{"name":"A"},"values":{"e2e":"no"}}`, ""},
		{"program.name", "", `"{"`}, {"answers.e2e.evidence.3", `{"kind":"claim"}`, ""}, {"unknown", "", "{}"},
	})
	want := []Change{
		{"answers.e2e.answer", "", `"yes"`}, {"answers.e2e.notes", "", `"x"`}, {"decision.kind", `"refused"`, ""}, {"decision.by.name", `"A"`, ""},
		{"decision.values.e2e", `"no"`, ""}, {"program.name", "", `"{"`}, {"answers.e2e.evidence.3", `{"kind":"claim"}`, ""}, {"unknown", "", "{}"},
	}
	if !slices.Equal(got, want) {
		t.Errorf("it is %v", got)
	}
}

// TestOneOrderEverywhere: the same pieces in two orders come to stand in one, whichever
// side merges, and stay so.
func TestOneOrderEverywhere(t *testing.T) {
	piece := func(who string) assessment.Evidence {
		return assessment.Evidence{Kind: "claim", Fields: map[string]string{"who": who}}
	}
	with := func(pieces ...assessment.Evidence) *assessment.Assessment {
		return &assessment.Assessment{Answers: map[string]assessment.Answer{"e2e": {Answer: assessment.Yes, Evidence: pieces}}}
	}
	a, b, c := piece("a"), piece("b"), piece("c")
	base, mine, theirs := with(a, b), with(a, b, c), with(a, c, b)
	one, conflicts := Merge3(base, mine, theirs)
	other, _ := Merge3(with(a, c), theirs, mine)
	if len(conflicts) > 0 || !reflect.DeepEqual(one, other) {
		t.Fatalf("%v: they are in %v and %v", conflicts, one.Answers, other.Answers)
	}
	if again, _ := Merge3(with(a, c), &one, theirs); !reflect.DeepEqual(again, one) {
		t.Errorf("once more it is %v", again.Answers)
	}
}
