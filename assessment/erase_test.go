package assessment

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestEraseName(t *testing.T) {
	anna := Person{Name: "anna  de Vries", Function: "tandarts"}
	a := Assessment{
		Practice: Practice{Name: "Praktijk Anna de Vries", Contact: "Anna de Vries", DPO: "Anna de Vries, dpo@example.org"},
		Assessor: anna, SecondReader: Person{Name: "Anna de Vriesman"},
		Answers: map[string]Answer{"e2e": {Notes: "Gebeld door ANNA de\nVries; Hanna de Vries niet.",
			Evidence: []Evidence{{Kind: "own-check", Fields: map[string]string{"by": "Anna de Vries"}}}}},
		Todos:      map[string]Todo{"audit": {What: "Vragen", Owner: " Anna de Vries "}},
		Safeguards: map[string]Safeguard{"phishing": {Owner: "Anna de Vries en Bo"}},
		Withdrawn:  []Withdrawal{{By: "Anna de Vries", Reason: "x", Decision: Decision{By: anna}}},
		Decision:   &Decision{By: anna},
	}
	before, _ := json.Marshal(a)
	e, places := EraseName(a, "Anna de Vries")
	if after, _ := json.Marshal(a); string(before) != string(after) {
		t.Error("the assessment itself is changed")
	}
	gone := Person{Function: "tandarts", Erased: true}
	if places != 9 || e.Assessor != gone || e.Decision.By != gone || e.Withdrawn[0].Decision.By != gone || e.Withdrawn[0].By != Redacted ||
		e.Todos["audit"].Owner != Redacted || e.Safeguards["phishing"].Owner != "[…] en Bo" || e.Answers["e2e"].Evidence[0].Fields["by"] != Redacted ||
		e.Practice.DPO != "[…], dpo@example.org" || e.Answers["e2e"].Notes != "Gebeld door […]; Hanna de Vries niet." {
		t.Errorf("%d places: %+v", places, e)
	}
	if e.Practice.Name != a.Practice.Name || e.Practice.Contact != a.Practice.Contact || e.SecondReader != a.SecondReader {
		t.Error("what is public or somebody else's is erased")
	}
	if !e.Assessor.Gone() || (Person{Name: "Nieuw", Erased: true}).Gone() {
		t.Error("an erased name is not told from one that was filled in again")
	}
}

// A name within somebody else's stays; so does one that a hyphen makes another's, in
// a field for names.
func TestANameWithinAnother(t *testing.T) {
	for _, owner := range []string{"Jan Bosma", "Arjan Bos", "Jan Bos-de Vries", "Anne-Jan Bos", "Jan Bos\u2011Smit"} {
		a := Assessment{Safeguards: map[string]Safeguard{"phishing": {Owner: owner}}, Assessor: Person{Name: owner}}
		if e, places := EraseName(a, "Jan Bos"); places != 0 || e.Safeguards["phishing"].Owner != owner || e.Assessor.Name != owner {
			t.Errorf("of %s is left %q", owner, e.Safeguards["phishing"].Owner)
		}
	}
	if e, places := EraseName(Assessment{Because: "Gebeld met Jan Bos-die wist het."}, "Jan Bos"); places != 1 || strings.Contains(e.Because, "Jan") {
		t.Errorf("in a text is left %q", e.Because)
	}
}

// A first name alone is erased where it names a person, and in no text or id.
func TestEraseOneWord(t *testing.T) {
	a := Assessment{Assessor: Person{Name: "No"}, Program: Program{Name: "No"},
		Answers: map[string]Answer{"e2e": {Answer: No, Notes: "No, zei ze."}}, Todos: map[string]Todo{"e2e": {Owner: "no", What: "No"}}}
	e, places := EraseName(a, "no")
	if places != 2 || !e.Assessor.Erased || e.Todos["e2e"] != (Todo{Owner: Redacted, What: "No"}) || e.Answers["e2e"].Answer != No ||
		e.Answers["e2e"].Notes != "No, zei ze." || e.Program.Name != "No" {
		t.Errorf("%d places: %+v", places, e)
	}
	if same, places := EraseName(a, "  "); places != 0 || same.Assessor.Erased {
		t.Error("no name erases something")
	}
}

// Whatever stands around it, a full name is nowhere afterwards, and twice erasing
// finds nothing more.
func TestErasedIsGone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.StringMatching(`[A-Zé][a-zß]{1,5}( [a-z]{2})? [A-Zİ][a-z]{1,6}`).Draw(t, "name")
		around := rapid.SampledFrom([]string{"", " ", ", ", "(", "\n", "“", "3 ", "é "})
		text := around.Draw(t, "before") + name + around.Draw(t, "after") + rapid.SampledFrom([]string{"", name, " " + strings.ToUpper(name)}).Draw(t, "more")
		a := Assessment{Because: text, Insurer: Insurer{Answer: text}, Assessor: Person{Name: name, Function: text}}
		e, places := EraseName(a, name)
		again, more := EraseName(e, name)
		if places == 0 || more != 0 || again.Because != e.Because {
			t.Fatalf("%d and then %d places: %q", places, more, e.Because)
		}
		for _, left := range e.Texts() {
			if strings.HasPrefix(left.Value, name+" ") || left.Value == name {
				t.Fatalf("%s still has %q", left.Path, left.Value)
			}
		}
	})
}

func TestStaffNames(t *testing.T) {
	a := Assessment{Assessor: Person{Name: "A"}, Todos: map[string]Todo{"e2e": {Owner: "B"}, "audit": {Owner: " A "}},
		Safeguards: map[string]Safeguard{"x": {Owner: Redacted}}, Decision: &Decision{By: Person{Name: "C"}}, Withdrawn: []Withdrawal{{By: "D"}}}
	if got := a.StaffNames(); !slices.Equal(got, []string{"A", "C", "D", "B"}) {
		t.Errorf("they are %v", got)
	}
}

func TestDuplicateAs(t *testing.T) {
	c := load(t)
	from := Assessment{
		ID: "old", Number: "2026-0001", Version: 3, Created: "2025-01-01", Because: "x", ExceptionsBefore: 2,
		Practice: Practice{Profile: "nl", Name: "P", Numbers: map[string]string{"kvk": "1"}},
		Assessor: Person{Function: "tandarts", Erased: true}, SecondReader: Person{Name: "S"},
		Program: Program{Family: "zoom", Name: "Zoom", Plan: "Pro", Maker: "Zoom Video Communications"},
		Use:     Use{Audience: WithClients, Functions: []string{"video"}, Group: "both", Roles: []string{"host"}, Alternatives: []string{"phone"}},
		Answers: map[string]Answer{"e2e": {Answer: Yes}}, Legal: Legal{Agreement: Signed}, Checks: map[string]Check{"two-factor": {Answer: Yes}},
		Todos: map[string]Todo{"e2e": {What: "x"}}, Exception: Exception{Reason: "x"}, Insurer: Insurer{State: Asked},
		Safeguards: map[string]Safeguard{
			"inform-client": {State: InPlace, Since: "2025-01-01", Owner: "O", Notes: "N"}, "phishing": {State: Planned, Due: "2025-05-05", Owner: "O"},
			"minimise": {State: DoesNotApply, Reason: "R"}, "unknown": {State: InPlace},
		},
		Decision: &Decision{Kind: Refused},
	}
	for _, pack := range c.Packs.Packs {
		if slices.Contains(pack.Families, "zoom") {
			for _, id := range pack.Safeguards {
				if from.Safeguards[id].State == "" {
					from.Safeguards[id] = Safeguard{State: InPlace, Since: "2025-01-01", Owner: "O"}
				}
			}
		}
	}
	next := c.DuplicateAs(from, "new", "Jitsi Meet", "2026-02-02")
	if next.ID != "new" || next.Version != 1 || next.Number != "" || next.Created != "2026-02-02" || next.Because != "" || next.ExceptionsBefore != 0 ||
		next.Decision != nil || len(next.Answers)+len(next.Checks)+len(next.Todos) > 0 || !reflect.DeepEqual(next.Legal, Legal{}) || next.Exception != (Exception{}) ||
		next.Insurer != (Insurer{}) || next.Program.Family != "jitsi" || next.Program.Plan != "" || next.Editions != Current {
		t.Errorf("too much comes along: %+v", next)
	}
	if next.Practice.Name != "P" || next.Assessor != (Person{Function: "tandarts"}) || next.SecondReader.Name != "S" || !slices.Equal(next.Use.Alternatives, []string{"phone"}) {
		t.Errorf("too little comes along: %+v", next)
	}
	if next.Safeguards["inform-client"] != (Safeguard{State: InPlace, Owner: "O", Notes: "N"}) || next.Safeguards["phishing"] != (Safeguard{State: Planned, Owner: "O"}) {
		t.Errorf("safeguards: %+v", next.Safeguards)
	}
	asked := map[string]bool{}
	for _, pack := range c.Safeguards(&next) {
		for _, item := range pack.Items {
			asked[item.ID] = true
		}
	}
	for id, s := range next.Safeguards {
		if !asked[id] || s.Complete() {
			t.Errorf("%s stands there as %+v", id, s)
		}
	}
	next.Practice.Numbers["kvk"] = "2"
	if from.Practice.Numbers["kvk"] != "1" {
		t.Error("the copy writes in the first one")
	}
}

func TestNextVersionAsksItsReasonAgain(t *testing.T) {
	next, err := NextVersion(Assessment{Because: "x", Assessor: Person{Erased: true}, Decision: &Decision{}}, "2026-02-02")
	if err != nil || next.Because != "" || next.Assessor.Erased {
		t.Errorf("%v: %+v", err, next)
	}
}
