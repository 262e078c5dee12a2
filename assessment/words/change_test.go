package words

import (
	"encoding/json"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/change"
)

func TestChangesAsSentences(t *testing.T) {
	c, content := dutch(t)
	own := `[{"kind":"own-check","fields":{"checked":"2026-03-04","by":"Ilse","checked-functions":"video,chat"},"files":[{"sha256":"a","name":"beeld.png","size":1}]}]`
	for want, ch := range map[string]change.Change{
		"Vraag 3 (Onderzocht), antwoord: van nee naar ja":                              {Path: "answers.audit.answer", From: `"no"`, To: `"yes"`},
		"Vraag 3 (Onderzocht), antwoord: weet ik niet":                                 {Path: "answers.audit.answer", To: `"unknown"`},
		"Vraag 3 (Onderzocht), toelichting: leeggemaakt (was ‘Nog vragen’)":            {Path: "answers.audit.notes", From: `"Nog vragen"`},
		"Privacyverklaring gezien op: van 4 maart 2026 naar 5 april 2026":              {Path: "program.privacySeen", From: `"2026-03-04"`, To: `"2026-04-05"`},
		"Privacyverklaring gezien op: van ‘31-2’ naar 5 april 2026":                    {Path: "program.privacySeen", From: `"31-2"`, To: `"2026-04-05"`},
		"Maatregel ‘Niet op verdachte mail ingaan’, status: van Gepland naar Geregeld": {Path: "safeguards.phishing.state", From: `"planned"`, To: `"in-place"`},
		"Naam van het programma: ‘Zoom’":                                               {Path: "program.name", From: `""`, To: `"Zoom"`},
		"Functies die u gebruikt: van geluid naar chat":                                {Path: "use.functions.1", From: `"audio"`, To: `"chat"`},
		"Functies die u gebruikt: van beeld naar beeld en chat":                        {Path: "use.functions", From: `["video"]`, To: `["video","chat"]`},
		"Vraag 1 (Versleuteling): opnieuw bevestigd":                                   {Path: "answers.e2e.unconfirmed", From: "true"},
		"Vraag 1 (Versleuteling): nog niet opnieuw bevestigd":                          {Path: "answers.e2e.unconfirmed", To: "true"},
		"Reden staat in het dossier van elke cliënt: van nee naar ja":                  {Path: "exception.notedPerFile", To: "true"},
		"Logo: een plaatje":                      {Path: "practice.logo", To: `"QUJD"`},
		"Besluit: van Akkoord naar Niet akkoord": {Path: "decision.kind", From: `"approved"`, To: `"refused"`},
		"Vraag 1 (Versleuteling), waarde bij het besluit: van nog niet beantwoord naar nee":    {Path: "decision.values.e2e", From: `""`, To: `"no"`},
		"Verwerkersovereenkomst: van Nog niet naar Ja, gesloten (getekend of online aanvaard)": {Path: "legal.agreement", From: `"no"`, To: `"signed"`},
		"Bekend programma: van Zoom naar Jitsi Meet":                                           {Path: "program.family", From: `"zoom"`, To: `"jitsi"`},
		"Eerdere uitzonderingen: van 1 naar 2":                                                 {Path: "exceptionsBefore", From: "1", To: "2"},
		"Vraag 1 (Versleuteling), bewijs: weggehaald: ":                                        {Path: "answers.e2e.evidence", From: own},
		"Vraag 1 (Versleuteling), bewijs: in een andere volgorde":                              {Path: "answers.e2e.evidence", From: `[{"kind":"claim"},{"kind":"audit"}]`, To: `[{"kind":"audit"},{"kind":"claim"}]`},
	} {
		got := c.Change(ch, content)
		if ch.From == own {
			for _, part := range []string{want, "4 maart 2026", "Ilse", "beeld.png", "beeld en chat"} {
				if !strings.Contains(got, part) {
					t.Errorf("%q lacks %q", got, part)
				}
			}
		} else if got != want {
			t.Errorf("%s is %q, not %q", ch.Path, got, want)
		}
	}
}

// Only the pieces that came or went are told of a list.
func TestSidesTellOfWhatDiffers(t *testing.T) {
	c, content := dutch(t)
	list := func(kinds ...string) string {
		var pieces []assessment.Evidence
		for _, k := range kinds {
			pieces = append(pieces, assessment.Evidence{Kind: k})
		}
		b, _ := json.Marshal(pieces)
		return string(b)
	}
	from, to := c.Sides(change.Change{Path: "answers.e2e.evidence", From: list("claim", "own-check", "claim"), To: list("claim", "own-check")}, content)
	if claim, _ := content.Questions.Kind("claim"); from != claim.Name.In("nl") || to != "" {
		t.Errorf("from %q to %q", from, to)
	}
}

// Every field that can change has a name, in every language, and its value is no
// JSON and no id.
func TestEveryChangeHasASentence(t *testing.T) {
	_, content := dutch(t)
	a := filledIn(reflect.TypeFor[assessment.Assessment](), "").Interface().(assessment.Assessment)
	other := filledIn(reflect.TypeFor[assessment.Assessment](), "x").Interface().(assessment.Assessment)
	changes := append(change.Diff(&assessment.Assessment{}, &a), change.Diff(&a, &other)...)
	if len(changes) < 150 {
		t.Fatalf("only %d changes", len(changes))
	}
	for _, lang := range Languages {
		c, err := Load(lang)
		if err != nil {
			t.Fatal(err)
		}
		for _, ch := range changes {
			if picked := idAt[ch.Path[strings.LastIndex(ch.Path, ".")+1:]]; picked != "" && ch.To != "" && !strings.Contains(ch.Path, "insurer.answer") {
				ch.To, ch.From = strconv.Quote(picked), ""
			}
			said := c.Change(ch, content)
			if strings.HasPrefix(said, ch.Path) || regexp.MustCompile(`\{[a-z0-9]+\}|\b(change|field|value|decision|headline|safeguard\.state|record|outcome)\.[a-z]|":`).MatchString(said) {
				t.Errorf("%s: %s", lang, said)
			}
		}
	}
}

// idAt are ids that stand at fields in which a person picks.
var idAt = map[string]string{"costs": "depends", "transferClient": "clauses", "state": "planned", "kind": "refused", "outcome": "suitable", "headline": "plain"}

// filledIn fills every field, texts with a mark.
func filledIn(typ reflect.Type, with string) reflect.Value {
	v := reflect.New(typ).Elem()
	switch typ.Kind() {
	case reflect.String:
		v.SetString("getypt" + with)
	case reflect.Bool:
		v.SetBool(with == "")
	case reflect.Int, reflect.Int64:
		v.SetInt(int64(1 + len(with)))
	case reflect.Uint8:
		v.SetUint(uint64(1 + len(with)))
	case reflect.Pointer:
		v.Set(reflect.New(typ.Elem()))
		v.Elem().Set(filledIn(typ.Elem(), with))
	case reflect.Struct:
		for i := range typ.NumField() {
			v.Field(i).Set(filledIn(typ.Field(i).Type, with))
		}
	case reflect.Slice:
		v.Set(reflect.Append(v, filledIn(typ.Elem(), with)))
	case reflect.Map:
		key := "e2e"
		if typ == reflect.TypeFor[map[string]string]() {
			key = "kbo" // a number of a practice
		}
		v.Set(reflect.MakeMap(typ))
		v.SetMapIndex(reflect.ValueOf(key), filledIn(typ.Elem(), with))
	}
	return v
}
