package main

import (
	"fmt"
	"io/fs"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/document"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/form"
	"beeldbeltoets/assessment/letter"
	"beeldbeltoets/assessment/record"
	"beeldbeltoets/assessment/words"
	"beeldbeltoets/assets"
)

// aDay is one on which the examples stand.
const aDay = assessment.Date("2026-11-30")

var (
	inData = regexp.MustCompile(`"(?:nl|en)@([\w-]+)" = "([^"]*)"`)
	hole   = regexp.MustCompile(`\{[\w.-]+\}`)
)

// marked are the sentences that are marked for one kind of provider or one country,
// by mark.
func marked(t *testing.T) map[string][]string {
	t.Helper()
	all := map[string][]string{}
	for _, lang := range words.Languages {
		for key, sentence := range catalogue(t, lang) {
			if base, tag, is := strings.Cut(key, "@"); is {
				if base == "" || catalogue(t, lang)[base] == "" {
					t.Errorf("%s: there is no sentence for everybody else", key)
				}
				all[tag] = append(all[tag], hole.Split(sentence, -1)...)
			}
		}
	}
	for _, room := range []string{"questions", "packs", "statements", "profiles"} {
		files, err := fs.Glob(assets.FS, room+"/*.toml")
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range files {
			data, err := fs.ReadFile(assets.FS, name)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range inData.FindAllStringSubmatch(string(data), -1) {
				all[m[1]] = append(all[m[1]], m[2])
			}
		}
	}
	return all
}

// TestNoKindReadsOfAnother: no sentence that is marked for one country or kind of
// provider stands in the screens, record or letter of another, whatever the example;
// nor does a word that the profiles name as another's own. Its own words for who is
// helped and for itself do.
func TestNoKindReadsOfAnother(t *testing.T) {
	all := marked(t)
	if len(all) < 5 {
		t.Fatalf("marks: %v", all)
	}
	names, err := exchange.Examples()
	if err != nil {
		t.Fatal(err)
	}
	content, err := assessment.Load(assessment.Current)
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range content.Profiles.Profiles {
		for _, name := range names {
			for _, lang := range words.Languages {
				t.Run(kind.ID+"/"+name+"/"+lang, func(t *testing.T) {
					said := ours(t, content, name, everythingSaid(t, name, kind.ID, lang), lang)
					own := ownSentences(all, kind.Tags())
					for tag, sentences := range all {
						if slices.Contains(kind.Tags(), tag) {
							continue
						}
						for _, s := range sentences {
							if len(s) > 12 && strings.Contains(said, s) && !strings.Contains(own, s) {
								t.Errorf("it says what is marked %s: %q", tag, s)
							}
						}
					}
					for _, found := range wordsOfOthers(content.Profiles, kind, lang, said) {
						t.Error(found)
					}
					for _, want := range []string{kind.Clients[lang], kind.Practice[lang]} {
						if !strings.Contains(said, want) {
							t.Errorf("nowhere %q", want)
						}
					}
				})
			}
		}
	}
}

func ownSentences(all map[string][]string, tags []string) string {
	var own []string
	for _, tag := range tags {
		own = append(own, all[tag]...)
	}
	return strings.Join(own, "\n")
}

// everythingSaid is what form, record and letter say of an example, as an
// assessment of a kind of provider that is still a draft.
func everythingSaid(t *testing.T, example, kind, lang string) string {
	t.Helper()
	a, err := exchange.Example(example)
	if err != nil {
		t.Fatal(err)
	}
	a.Practice, a.Legal.AgreementNote = assessment.Practice{Profile: kind, Name: "De Linde"}, "" // nothing of its own words
	a.Insurer, a.Decision, a.Number = assessment.Insurer{State: assessment.ToAsk, On: "2026-12-24"}, nil, ""
	base, err := assessment.Load(a.Editions)
	if err != nil {
		t.Fatal(err)
	}
	c := base.In(&a)
	w, err := words.Load(lang)
	if err != nil {
		t.Fatal(err)
	}
	w = w.For(c.Kind(&a))
	all := asked(c, &a, w)
	all = append(all, collect[string](record.Build(c, &a, w, record.Options{Today: aDay}))...)
	texts, err := letter.Load(a.Editions.Letter)
	if err != nil {
		t.Fatal(err)
	}
	for _, who := range texts.WhoFor(kind) {
		doc, err := letter.Build(letter.Request{Content: c, Assessment: &a, Texts: texts, Choices: letter.Choices{Lang: lang, Who: who.ID}, Today: aDay})
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, collect[string](doc)...)
	}
	return strings.Join(all, "\n")
}

// asked is what the form says at every step.
func asked(c *assessment.Content, a *assessment.Assessment, w *words.Catalogue) []string {
	o, findings := c.Standing(a, aDay), c.Review(a, aDay)
	f := &form.Form{Content: c, Assessment: a, Outcome: o, Findings: findings, Today: aDay}
	var all []string
	for _, s := range c.Steps(a, o, findings) {
		step := f.Step(s.ID)
		if field, is := step.Find("practice.profile"); is {
			clear(field.Options) // the list to choose a kind from names them all
		}
		for _, said := range collect[form.Words](step) {
			all = append(all, w.Say(said, c))
		}
	}
	return all
}

// fillable are blocks whose name is for programs that fill in forms, and not read.
var fillable = []reflect.Type{reflect.TypeFor[document.CheckBox](), reflect.TypeFor[document.SignatureBox]()}

// collect lists all values of a type within another, in order.
func collect[T any](in any) []T {
	var all []T
	var walk func(v reflect.Value)
	walk = func(v reflect.Value) {
		if v.CanInterface() {
			if one, is := v.Interface().(T); is && v.Kind() != reflect.Interface {
				all = append(all, one)
				return
			}
		}
		switch v.Kind() {
		case reflect.Interface, reflect.Pointer:
			if !v.IsNil() {
				walk(v.Elem())
			}
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i))
			}
		case reflect.Struct:
			for i := range v.NumField() {
				field := v.Type().Field(i)
				named := field.Name == "Name" && slices.ContainsFunc(fillable, func(f reflect.Type) bool { return f == v.Type() })
				if field.IsExported() && !named {
					walk(v.Field(i))
				}
			}
		}
	}
	walk(reflect.ValueOf(in))
	return all
}

// ours is what an example says without what the practice typed, and without the titles
// of sources.
func ours(t *testing.T, c *assessment.Content, example, said, lang string) string {
	t.Helper()
	a, err := exchange.Example(example)
	if err != nil {
		t.Fatal(err)
	}
	var others []string
	for _, typed := range a.Texts() {
		others = append(others, typed.Value)
	}
	for _, sources := range [][]assessment.Source{c.Questions.Sources, c.Packs.Sources, c.Statements.Sources, c.Profiles.Sources} {
		for _, s := range sources {
			others = append(others, s.Name.In(lang), s.Page)
		}
	}
	for _, other := range others {
		if len(other) > 3 {
			said = strings.ReplaceAll(said, other, "·")
		}
	}
	return said
}

// wordsOfOthers are the places where a text has a word that is some other kind of
// provider's own. What holds such a word and is this kind's, or stays as it is, is none.
func wordsOfOthers(p *assessment.Profiles, kind assessment.Profile, lang, said string) (found []string) {
	mine := slices.Concat(p.Usual[lang].Kept, kind.Own[lang])
	slices.SortFunc(mine, func(a, b string) int { return len(b) - len(a) })
	for _, word := range mine {
		said = regexp.MustCompile(`(?i)`+regexp.QuoteMeta(word)).ReplaceAllString(said, "·")
	}
	for _, other := range p.Profiles {
		for _, word := range other.Own[lang] {
			at := regexp.MustCompile(`(?i)(?:^|[^\pL\pN])` + regexp.QuoteMeta(word)).FindStringIndex(said)
			if at != nil && !slices.Contains(mine, word) {
				around := said[max(0, at[0]-60):min(len(said), at[1]+40)]
				found = append(found, fmt.Sprintf("%q is a word of %s: …%s…", word, other.ID, strings.ReplaceAll(around, "\n", " ")))
			}
		}
	}
	return found
}

// TestWordsOfOthersCanBeFound holds the guard itself to a sentence for a pupil that
// stands where patients are.
func TestWordsOfOthersCanBeFound(t *testing.T) {
	content, err := assessment.Load(assessment.Current)
	if err != nil {
		t.Fatal(err)
	}
	private, _ := content.Profiles.Profile("be-private")
	for said, want := range map[string]int{"Vraag het de leerling.": 1, "De Gemeente betaalt.": 1, "Vraag het de patiënt.": 0, "Goede praktijken.": 0} {
		if found := wordsOfOthers(content.Profiles, private, "nl", said); min(len(found), 1) != want {
			t.Errorf("%q: %q", said, found)
		}
	}
}

// TestWhoIsHelpedHasOneName: a guidance centre has pupils and a private practice in
// Belgium patients, in all that is asked.
func TestWhoIsHelpedHasOneName(t *testing.T) {
	base, err := assessment.Load(assessment.Current)
	if err != nil {
		t.Fatal(err)
	}
	for kind, want := range map[string][2]string{"be-clb": {"leerlingen", "pupils"}, "be-private": {"patiënten", "patients"}, "nl": {"cliënten", "clients"}} {
		a := assessment.New("id", aDay)
		a.Practice.Profile, a.Use.Audience, a.Use.Functions = kind, assessment.WithClients, []string{"video", "chat"}
		c := base.In(&a)
		for i, lang := range words.Languages {
			w, err := words.Load(lang)
			if err != nil {
				t.Fatal(err)
			}
			said := strings.Join(asked(c, &a, w.For(c.Kind(&a))), "\n")
			usual := [2]string{"cliënt", "client"}[i]
			if !strings.Contains(said, want[i]) || kind != "nl" && strings.Contains(strings.ToLower(said), usual) {
				at := max(0, strings.Index(strings.ToLower(said), usual)-30)
				t.Errorf("%s, %s: not %s, or still %s: …%s…", kind, lang, want[i], usual, said[at:min(len(said), at+90)])
			}
		}
	}
}
