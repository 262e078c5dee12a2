package register

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

const day assessment.Date = "2026-11-25"

func example(t testing.TB, name string) assessment.Assessment {
	t.Helper()
	a, err := exchange.Example(name)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func rowOf(t testing.TB, item Item) Row {
	t.Helper()
	row, err := RowOf(item)
	if err != nil {
		t.Fatal(err)
	}
	return row
}

func content(t testing.TB) *assessment.Content {
	t.Helper()
	c, err := assessment.Load(assessment.Current)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestRowsOfTheExamples(t *testing.T) {
	for _, name := range []string{"consumer", "business", "care"} {
		a := example(t, name)
		item := Item{Assessment: a, Tags: []string{"Één"}, Notes: "Mevrouw Bošković belt"}
		row := rowOf(t, item)
		if row.Key != item.Key() || row.Program != a.Program.Name || len(row.Answers) != 8 || row.Draft() != a.Draft() {
			t.Errorf("%s: %+v", name, row)
		}
		for _, word := range []string{"boskovic", "een", Fold(strings.Fields(a.Program.Name)[0])} {
			if !strings.Contains(row.Text, word) {
				t.Errorf("%s: %q is not found in %q", name, word, row.Text)
			}
		}
		data, err := json.Marshal(row)
		if err != nil {
			t.Fatal(err)
		}
		var again Row
		if err := json.Unmarshal(data, &again); err != nil || !reflect.DeepEqual(row, again) {
			t.Errorf("%s: as JSON it comes back as %+v, %v", name, again, err)
		}
		if len(data) > 8<<10 {
			t.Errorf("%s: the row takes %d bytes", name, len(data))
		}
	}
}

// TestARowKnowsEveryDay: what a row makes of a day is what the domain makes of
// the whole assessment, on every day on which nothing is dated in the future.
func TestARowKnowsEveryDay(t *testing.T) {
	c := content(t)
	names := []string{"consumer", "business", "care"}
	rapid.Check(t, func(t *rapid.T) {
		a, err := exchange.Example(rapid.SampledFrom(names).Draw(t, "example"))
		if err != nil {
			t.Fatal(err)
		}
		a.Decision = nil
		for _, q := range c.Questions.Questions {
			if rapid.Bool().Draw(t, "answered again") {
				a.Answers[q.ID] = anyAnswer(t, c, q, &a)
			}
		}
		on := assessment.Date("2026-11-25").AddDays(rapid.IntRange(0, 2000).Draw(t, "days"))
		draft, err := RowOf(Item{Assessment: a})
		if err != nil {
			t.Fatal(err)
		}
		same(t, c, draft, &a, on)
		o := c.Outcome(&a, on)
		if outcome, headline := draft.OutcomeOn(on); outcome != o.Outcome || headline != o.Headline {
			t.Fatalf("on %s the row says %s %s, the domain %s %s", on, outcome, headline, o.Outcome, o.Headline)
		}
		decidedOn(t, c, a, on, rapid.IntRange(0, 2000).Draw(t, "later"))
	})
}

func decidedOn(t *rapid.T, c *assessment.Content, a assessment.Assessment, on assessment.Date, later int) {
	values, _ := c.Values(&a, on)
	a.Decision = &assessment.Decision{Kind: assessment.Approved, On: on, Values: values}
	row, err := RowOf(Item{Assessment: a})
	if err != nil {
		t.Fatal(err)
	}
	then := on.AddDays(later)
	var want, got []string
	for _, v := range c.LapsedSince(&a, then) {
		want = append(want, v.Question)
	}
	for _, answer := range row.Answers {
		if answer.Lapsed(then) {
			got = append(got, answer.Question)
		}
	}
	if !slices.Equal(want, got) {
		t.Fatalf("decided on %s, on %s lapsed by the row %v, by the domain %v", on, then, got, want)
	}
}

func same(t *rapid.T, c *assessment.Content, row Row, a *assessment.Assessment, on assessment.Date) {
	for i, q := range c.Questions.Questions {
		want := c.Value(a, q, on)
		if got := row.Answers[i].ValueOn(on); got != want.Value {
			t.Fatalf("%s on %s: the row says %q, the domain %q", q.ID, on, got, want.Value)
		}
	}
}

// anyAnswer has up to three pieces of evidence, dated before the day of the test.
func anyAnswer(t *rapid.T, c *assessment.Content, q assessment.Question, a *assessment.Assessment) assessment.Answer {
	answer := assessment.Answer{Answer: rapid.SampledFrom([]string{"yes", "yes", "yes", "no", "unknown", ""}).Draw(t, "answer"), Covers: a.Use.Functions}
	for range rapid.IntRange(0, 3).Draw(t, "pieces") {
		kind, _ := c.Questions.Kind(rapid.SampledFrom(q.Kinds).Draw(t, "kind"))
		e := assessment.NewEvidence(kind, a)
		for _, f := range kind.Fields {
			value := "x"
			switch f.Type {
			case assessment.FieldDate:
				value = string(day.AddDays(-rapid.IntRange(0, 500).Draw(t, f.ID)))
				if !f.Past {
					value = string(day.AddDays(rapid.IntRange(-500, 500).Draw(t, f.ID)))
				}
			case assessment.FieldYesNo:
				value = rapid.SampledFrom([]string{"yes", "yes", "no"}).Draw(t, f.ID)
			case assessment.FieldChoice:
				value = c.Questions.ChoiceOptions(f.Choices)[0].ID
			case assessment.FieldEdition:
				value = rapid.SampledFrom(c.Questions.EditionsOf(kind.Standard)).Draw(t, f.ID).ID
			}
			if rapid.IntRange(0, 9).Draw(t, "filled") > 0 {
				e = e.With(kind, a, f.ID, value)
			}
		}
		if kind.Snapshot && rapid.IntRange(0, 4).Draw(t, "changed") == 0 {
			e.Fields[assessment.SnapshotPlan] = "another"
		}
		answer.Evidence = append(answer.Evidence, e)
	}
	return answer
}

func TestOpenTasks(t *testing.T) {
	a := example(t, "consumer")
	a.Decision = nil
	a.Safeguards = map[string]assessment.Safeguard{
		"minimise":    {State: assessment.Planned, Owner: "J. Bos", Due: "2026-12-01", Notes: strings.Repeat("lang ", 100)},
		"wipe-chat":   {State: assessment.InPlace, Owner: "J. Bos", Since: "2026-01-01"},
		"not-of-this": {State: assessment.Planned, Owner: "x", Due: "2026-12-01"},
	}
	a.Exception = assessment.Exception{Arranging: "Offerte vragen", ArrangedBy: "2027-01-01"}
	a.Insurer = assessment.Insurer{State: assessment.ToAsk, On: "2026-12-24"}
	var got []string
	for _, task := range rowOf(t, Item{Assessment: a}).Open {
		got = append(got, task.What+" "+task.ID+" "+string(task.Due))
		if len([]rune(task.Text)) > maxTask {
			t.Errorf("%s keeps all of a long text", task.What)
		}
	}
	want := []string{"safeguard minimise 2026-12-01", "todo audit 2026-12-18", "alternative  2027-01-01", "insurer  2026-12-24"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, not %q", got, want)
	}
	a.Decision = &assessment.Decision{Kind: assessment.Refused}
	if open := rowOf(t, Item{Assessment: a}).Open; len(open) > 0 {
		t.Errorf("refused, it still asks %v", open)
	}
}

func TestAnUnknownEditionStillMakesARow(t *testing.T) {
	a := example(t, "care")
	a.Editions.Questions = "2099.1"
	row, err := RowOf(Item{Assessment: a})
	if err == nil || row.Program != a.Program.Name || row.Key == "" {
		t.Errorf("%+v, %v", row, err)
	}
	if outcome, _ := row.OutcomeOn(day); row.Draft() && outcome != assessment.Incomplete {
		t.Errorf("outcome %q", outcome)
	}
}

func TestFold(t *testing.T) {
	for typed, want := range map[string]string{
		"ZORG": "zorg", "Coördinatie": "coordinatie", "Straße": "strasse", "Bošković": "boskovic", "Łódź": "lodz", "ﬁets": "fiets", "İstanbul": "istanbul", "ĲSSEL": "ijssel",
	} {
		if got := Fold(typed); got != want {
			t.Errorf("%s becomes %q, not %q", typed, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		s := Fold(rapid.String().Draw(t, "text"))
		if again := Fold(s); again != s {
			t.Fatalf("%q folds on to %q", s, again)
		}
	})
}
