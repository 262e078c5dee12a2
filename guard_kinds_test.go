package main

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/document"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/form"
	"beeldbeltoets/assessment/kindtest"
	"beeldbeltoets/assessment/letter"
	"beeldbeltoets/assessment/record"
	"beeldbeltoets/assessment/words"
)

// aDay is one on which the examples stand.
const aDay = assessment.Date("2026-11-30")

// TestEveryMarkedSentenceHasOneForAll: where one is marked, there is another for everybody
// else.
func TestEveryMarkedSentenceHasOneForAll(t *testing.T) {
	all, err := kindtest.Marked()
	if err != nil || len(all) < 5 {
		t.Fatalf("marks: %v, %v", all, err)
	}
	for _, lang := range words.Languages {
		for key := range catalogue(t, lang) {
			if base, _, is := strings.Cut(key, "@"); is && (base == "" || catalogue(t, lang)[base] == "") {
				t.Errorf("%s: there is no sentence for everybody else", key)
			}
		}
	}
}

// TestNoKindReadsOfAnother: no sentence that is marked for one country or kind of
// provider stands in the screens, record or letter of another, whatever the example;
// nor does a word that the profiles name as another's own. Its own words for who is
// helped and for itself do.
func TestNoKindReadsOfAnother(t *testing.T) {
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
					a, err := exchange.Example(name)
					if err != nil {
						t.Fatal(err)
					}
					said := kindtest.WithoutTyped(content, &a, lang, everythingSaid(t, name, kind.ID, lang))
					foreign, err := kindtest.Foreign(content, kind, lang, said)
					if err != nil {
						t.Fatal(err)
					}
					for _, found := range foreign {
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

// TestWordsOfOthersCanBeFound holds the guard itself to a sentence for a pupil that
// stands where patients are.
func TestWordsOfOthersCanBeFound(t *testing.T) {
	content, err := assessment.Load(assessment.Current)
	if err != nil {
		t.Fatal(err)
	}
	private, _ := content.Profiles.Profile("be-private")
	for said, want := range map[string]int{"Vraag het de leerling.": 1, "De Gemeente betaalt.": 1, "Vraag het de patiënt.": 0, "Goede praktijken.": 0} {
		if found := kindtest.WordsOfOthers(content.Profiles, private, "nl", said); min(len(found), 1) != want {
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
