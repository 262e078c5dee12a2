package dossier_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	"image/png"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/consent"
	"beeldbeltoets/assessment/desk"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/grid"
	"beeldbeltoets/assessment/letter"
	"beeldbeltoets/assessment/register"
)

// keptKind is a kind of item that a dossier keeps: a value in which every field is
// filled in, and the fields in which a person may type anything.
type keptKind struct {
	value any
	texts string // as a pattern
}

const aSum = "0000000000000000000000000000000000000000000000000000000000000000"

func keptKinds(t *testing.T) map[string]keptKind {
	item := wholeItem(t)
	c := wholeComparison(t)
	person := assessment.Person{Name: "a", Function: "b", Erased: true}
	return map[string]keptKind{
		"assessment":           {item, `^(tags\.0|notes|assessment\.(editions\..*|program\.familyOf|.*\.notes?|.*\.reason|.*\.mime|withdrawn\..*\.(by|name|function|longerBecause|reservation)|withdrawn.0.by|exceptions.0.of|ownStatements.*)|unfinished\.(on|through|advised|longerBecause|reservation|by\..*)|` + textsOf(&item.Assessment) + `)$`},
		dossier.KindComparison: {c, `^(title|grid|copy\.note|programs\.\d+\.(name|assessment|out\.note)|copy\.added\.\d+\.(id|name.*|choices\.\d+\.(id|name.*)))$`},
		dossier.KindPractice:   {desk.Defaults{Practice: item.Assessment.Practice, Assessor: person, SecondReader: person}, `^(practice\.(name|street|postcode|city|numbers\..*|contact|phone|callBack|privacyStatement|dpo|complaints|fileKept)|.*\.(name|function))$`},
		dossier.KindState:      {desk.Place{Key: item.Key(), Step: "outcome"}, `^step$`},
		dossier.KindFilters:    {[]register.Saved{{Name: "a", Text: "b", Place: register.All}}, `^0\.(name|text)$`},
		dossier.KindMerged:     {true, `^$`},
		dossier.KindLineage:    {dossier.Lineage{Lines: map[string]int64{"a": 1}, Answered: map[string]string{aSum: "take"}}, `^lines$`},
		dossier.KindLetter: {letter.Choices{Who: "adult", Tone: "formal", Large: true, Lang: "nl", Way: consent.Paper, OneParent: true, Promise72: true,
			Confirmed: true, To: "a"}, `^$`},
		dossier.KindSentences: {letter.Sentences{Own: map[string]letter.Own{"nl/formal/a/b": {Ours: "a", Text: "b"}}, Removed: []string{"a/b"}}, `^own\..*\.(ours|text)$`},
		dossier.KindLedger: {consent.Ledger{
			Letters: []consent.Letter{{Number: 1, Since: "2026-11-22", Basis: consent.Basis{Program: "a", Functions: []string{"video"}, Risks: map[string]string{"outcome": "suitable"}, End: "2027-11-22"},
				Edition: "2026.1", Lang: "nl", Who: "adult", Way: consent.Mail, Own: true, Removed: []string{"a"}}},
			Entries: []consent.Entry{{On: "2026-11-22", Kind: consent.Agreed, Letter: 1, Way: consent.Mail, Who: consent.ByClient, Count: 1, Earlier: 1}},
			Numbers: "2026-11-22",
			Clients: []consent.Client{{Number: "12-a", Kind: consent.Agreed, On: "2026-11-22", Letter: 1, Way: consent.Mail, Who: consent.ByBoth, Turns: 16, In: "2027-03"}},
		}, `^letters\.0\.(basis\.program|removed\.0)$`},
	}
}

// textsOf is the pattern of what is typed in an assessment.
func textsOf(a *assessment.Assessment) string {
	var paths []string
	for _, text := range a.Texts() {
		paths = append(paths, regexp.QuoteMeta("assessment."+text.Path))
	}
	return strings.Join(paths, "|")
}

// wholeItem is a decided version with something in each field, and with a decision being
// filled in as well, which no item has: each has its bounds.
func wholeItem(t *testing.T) register.Item {
	a, err := exchange.Example("care")
	must(t, err)
	a.Practice.FileKept, a.Practice.Logo = "a", aLogo(t)
	a.Assessor.Erased = true
	a.Program.Family, a.Program.FamilyOf = "zoom", a.Program.Name
	a.Use.AlternativeOther, a.Because, a.ExceptionsBefore = "a", "b", 1
	e2e := a.Answers["e2e"]
	e2e.Unconfirmed, e2e.Evidence[0].Added = true, "2026-11-22"
	e2e.Evidence[0].Files = []assessment.EvidenceFile{{SHA256: aSum, Name: "a.pdf", MIME: "application/pdf", Size: 1, Added: "2026-11-22"}}
	a.Answers["e2e"] = e2e
	l := &a.Legal
	l.AgreementReason, l.AgreementSource, l.AgreementSeen, l.BusinessAccount, l.MakerResponsible = "host", "a", "2026-11-22", "yes", "no"
	l.Terms = assessment.AgreementTerms{Until: "2026-11-22", Notice: "a", SubProcessors: "b", Place: "c", LeakTerm: "d", AtEnd: "e"}
	content, err := assessment.Load(a.Editions)
	must(t, err)
	l.Checklist = map[string]string{content.Questions.Checklist[0].ID: "yes"}
	l.Officer, l.OfficerAdvice, l.TransferBasis, l.TransferClient, l.OwnUseNote = "asked", "a", "b", "clauses", "c"
	a.Checks["ai-off"] = assessment.Check{Answer: "yes", Note: "a"}
	a.Safeguards["minimise"] = assessment.Safeguard{State: "planned", Since: "2026-11-22", Due: "2026-11-22", Owner: "a", Reason: "b", Notes: "c"}
	a.Todos["audit"] = assessment.Todo{What: "a", Owner: "b", Due: "2026-11-22", Accepted: "c"}
	a.Exception = assessment.Exception{Reason: "a", For: "b", Arranging: "c", ArrangedBy: "2026-11-22", NewReason: "d", NotedPerFile: true}
	a.Insurer.Reason = "a"
	a.OwnStatements = map[string]assessment.OwnStatement{"a": {Text: "a", Source: "b", Published: "2026-11-22", Seen: "2026-11-22", Page: "c", Places: []string{"e2e"}, By: "d"}}
	a.Exceptions = []assessment.PastException{{On: "2026-11-22", Through: "2026-11-22", OffersNone: true, Of: "a"}}
	d := a.Decision
	d.LongerBecause, d.Reservation, d.FromSigning, d.Headline = "a", "b", true, "plain"
	a.Withdrawn = []assessment.Withdrawal{{On: "2026-11-22", By: "a", Reason: "b", Decision: *d}}
	sealed, err := exchange.Write(a)
	must(t, err)
	unfinished := *d
	return register.Item{Assessment: a, Sealed: sealed, Seal: exchange.Seal(sealed), Seals: []string{aSum}, Example: true, CopyOf: anID + "/1",
		Exported: "2026-11-22", Unfinished: &unfinished, Tags: []string{"a"}, Archived: true, Notes: "b"}
}

const anID = "aaaaaaaa-0000-4000-8000-000000000001"

func aLogo(t *testing.T) []byte {
	var file bytes.Buffer
	must(t, png.Encode(&file, image.NewNRGBA(image.Rect(0, 0, 2, 1))))
	logo, err := assessment.Logo(file.Bytes())
	must(t, err)
	return logo
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func wholeComparison(t *testing.T) grid.Comparison {
	g, err := grid.Load(grid.Current)
	must(t, err)
	c := g.Example.Clone()
	use, group, criterion := g.Uses[0], g.Groups[0].ID, g.Criteria[0]
	c.Copy = grid.Copy{
		Note: "a", Dropped: []string{g.Criteria[1].ID}, Weights: []grid.Weight{{Use: use.ID, Criterion: criterion.ID, Choice: criterion.Choices[0].ID, Points: 1}},
		Added: []grid.Criterion{{ID: "own-1", Group: group, Name: assessment.Text{"nl": "a"}, Choices: []grid.Choice{{ID: "b", Name: assessment.Text{"nl": "c"}, Weights: map[string]grid.Points{use.ID: 1}}}}},
	}
	p := &c.Programs[0]
	p.Assessment, p.Carried, p.Rebuilt, p.Uses = anID, []string{criterion.ID}, true, []string{use.ID}
	p.InUse, p.Direct = map[string]string{use.ID: "yes"}, map[string]map[string]grid.Points{use.ID: {group: 1}}
	p.Survey = map[string]grid.Survey{use.ID: {Respondents: 1, Means: map[string]grid.Points{use.Survey[0].ID: 2_00}, Responses: map[string][]grid.Count{use.Survey[0].ID: {{Mark: 2_00, Times: 1}}}}}
	p.Out = &grid.Out{Reason: g.Reasons[0].ID, Note: "a"}
	c.Title, c.Programs = "a", c.Programs[:1]
	return c
}

// TestEveryFieldIsBounded: whatever a dossier holds, each field of it refuses a number
// that is out of bounds, a day that is none, a code that is none, a text and a list
// without end, and is named for it; what stands beside it is read (D12).
func TestEveryFieldIsBounded(t *testing.T) {
	for name, kind := range keptKinds(t) {
		t.Run(name, func(t *testing.T) {
			fields := map[string]bool{}
			filledIn(reflect.ValueOf(kind.value), fields)
			for field, filled := range fields {
				if !filled {
					t.Errorf("%s is not filled in, so that nothing is known of its bound", field)
				}
			}
			b := &spoiler{texts: regexp.MustCompile(kind.texts)}
			b.walk(reflect.ValueOf(kind.value), nil)
			holdsBounds(t, name, kind.value, b.spoilt)
		})
	}
}

// holdsBounds reads a value as often as it can be spoilt.
func holdsBounds(t *testing.T, kind string, value any, all []spoilt) {
	data, err := json.Marshal(value)
	must(t, err)
	id := identity(t, kind, data)
	read := func(data []byte) error {
		var kept json.RawMessage // as it is merged
		into := reflect.New(reflect.TypeOf(value))
		err, merged := dossier.ReadKept(kind, id, data, into.Interface()), dossier.ReadKept(kind, id, data, &kept)
		if (err == nil) != (merged == nil) && dossier.IsMerged(kind) {
			t.Errorf("read: %v; to be merged: %v", err, merged)
		}
		return err
	}
	must(t, read(data))
	for _, bad := range all {
		err := read(bad.in(t, data))
		at := strings.TrimPrefix(strings.Join(bad.path, "."), "assessment.")
		e, is := err.(*assessment.Error)
		if !is || e.Code != "item-damaged" || !strings.HasPrefix(at+".", e.Path) && !strings.HasPrefix(e.Path, at+".") || e.Path == "" && len(bad.path) > 0 {
			t.Errorf("%s as %.40v: %v", at, bad.value, err)
		}
	}
}

// identity is the id under which a value is kept: a comparison and an assessment have
// their own.
func identity(t *testing.T, kind string, data []byte) string {
	switch kind {
	case dossier.KindComparison:
		var c grid.Comparison
		must(t, json.Unmarshal(data, &c))
		return c.ID
	case "assessment":
		var item register.Item
		must(t, json.Unmarshal(data, &item))
		return item.Key()
	}
	return "x"
}

// filledIn notes of each field of each type whether something stands in it anywhere.
func filledIn(v reflect.Value, fields map[string]bool) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if name := jsonName(v.Type().Field(i)); name != "" {
				field := v.Type().String() + "." + name
				fields[field] = fields[field] || !v.Field(i).IsZero()
				filledIn(v.Field(i), fields)
			}
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			filledIn(v.MapIndex(key), fields)
		}
	case reflect.Slice:
		for i := range v.Len() {
			filledIn(v.Index(i), fields)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			filledIn(v.Elem(), fields)
		}
	}
}

func jsonName(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	return strings.TrimPrefix(name, "-")
}

// spoilt is what a field may not be.
type spoilt struct {
	path  []string
	value any
}

// in returns the value with that in its place.
func (s spoilt) in(t *testing.T, data []byte) []byte {
	var whole any
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	must(t, dec.Decode(&whole))
	out, err := json.Marshal(put(whole, s.path, s.value))
	must(t, err)
	return out
}

func put(whole any, path []string, value any) any {
	if len(path) == 0 {
		return value
	}
	switch w := whole.(type) {
	case map[string]any:
		w[path[0]] = put(w[path[0]], path[1:], value)
	case []any:
		i, _ := strconv.Atoi(path[0])
		w[i] = put(w[i], path[1:], value)
	}
	return whole
}

// spoiler gathers what no field of a value may be.
type spoiler struct {
	texts  *regexp.Regexp
	spoilt []spoilt
}

func (b *spoiler) add(path []string, values ...any) {
	for _, value := range values {
		b.spoilt = append(b.spoilt, spoilt{slices.Clone(path), value})
	}
}

func (b *spoiler) walk(v reflect.Value, path []string) {
	if (v.Kind() == reflect.Pointer || v.Kind() == reflect.Map || v.Kind() == reflect.Slice) && v.IsZero() {
		return // the same field is filled in elsewhere
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if name := jsonName(v.Type().Field(i)); name != "" {
				b.walk(v.Field(i), append(slices.Clone(path), name))
			}
		}
	case reflect.Pointer:
		b.walk(v.Elem(), path)
	case reflect.Map:
		b.entries(v, path)
	case reflect.Slice:
		b.list(v, path)
	case reflect.String:
		b.text(v, path)
	case reflect.Bool:
		b.add(path, "x", 2)
	case reflect.Int, reflect.Int64:
		b.add(path, -1<<40, 1<<40, "x")
		if v.Type() != reflect.TypeFor[grid.Points]() {
			b.add(path, -3, json.Number("1.5"))
		}
	default:
		panic(fmt.Sprintf("%s is a %s, of which no bound is known", strings.Join(path, "."), v.Kind()))
	}
}

func (b *spoiler) text(v reflect.Value, path []string) {
	b.add(path, strings.Repeat("x", 50_001), 3)
	switch {
	case b.texts.MatchString(strings.Join(path, ".")):
	case v.Type() == reflect.TypeFor[assessment.Date](), v.Type() == reflect.TypeFor[consent.Month]():
		b.add(path, "2026-02-31", "2026-13")
	default:
		b.add(path, "geen code \u202e!")
	}
}

func (b *spoiler) list(v reflect.Value, path []string) {
	if v.Type().Elem().Kind() == reflect.Uint8 {
		b.add(path, "geen base64", 3)
		return
	}
	many := make([]any, 10_001)
	for i := range many {
		many[i] = v.Index(0).Interface()
	}
	b.add(path, many, "x")
	for i := range v.Len() {
		b.walk(v.Index(i), append(slices.Clone(path), strconv.Itoa(i)))
	}
}

func (b *spoiler) entries(v reflect.Value, path []string) {
	many := map[string]any{}
	for i := range 10_001 {
		many["k"+strconv.Itoa(i)] = v.MapIndex(v.MapKeys()[0]).Interface()
	}
	b.add(path, many, "x")
	if !b.texts.MatchString(strings.Join(path, ".")) {
		b.add(path, map[string]any{"geen code \u202e!": v.MapIndex(v.MapKeys()[0]).Interface()})
	}
	for _, key := range v.MapKeys() {
		b.walk(v.MapIndex(key), append(slices.Clone(path), key.String()))
	}
}
