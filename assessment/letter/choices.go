package letter

import (
	"slices"
	"strings"

	"beeldbeltoets/assessment"
)

// Tones of address.
const (
	Formal   = "formal"
	Informal = "informal"
)

// Ways to agree.
const (
	OnPaper = "paper"
	ByMail  = "mail"
	Aloud   = "aloud"
)

// Tones and Ways list them in the order of the screens.
var (
	Tones = []string{Formal, Informal}
	Ways  = []string{OnPaper, ByMail, Aloud}
)

// Choices say for whom a letter is and how it is made. What is empty takes the
// default of the profile.
type Choices struct {
	Who   string `json:"who,omitempty"`  // adult, young, child, parents or representative, as the profile has them
	Tone  string `json:"tone,omitempty"` // formal or informal
	Large bool   `json:"large,omitempty"`
	Lang  string `json:"lang,omitempty"`
	Way   string `json:"way,omitempty"` // of agreeing: paper, mail or aloud

	// OneParent lets one parent say that the other agrees too. It only matters
	// where two parents may have to agree; in mental health care and in conflict
	// both do.
	OneParent bool `json:"oneParent,omitempty"`
	// Promise72 promises the client to tell of a leak within a number of hours. No
	// law asks for it.
	Promise72 bool `json:"promise72,omitempty"`

	Confirmed bool   `json:"-"` // a translation that nobody reviewed goes out knowingly, this time
	To        string `json:"-"` // whose letter it is: set in the letter and never kept
}

// WhoFor lists for whom a letter can be in a profile, the default first.
func (t *Texts) WhoFor(profile string) []Who {
	var all []Who
	for _, w := range t.Who {
		if slices.Contains(w.Profiles, profile) {
			all = append(all, w)
		}
	}
	return all
}

// People lists for whom a letter can be, in any profile.
func (t *Texts) People() []string {
	var ids []string
	for _, w := range t.Who {
		if !slices.Contains(ids, w.ID) {
			ids = append(ids, w.ID)
		}
	}
	return ids
}

// who finds one of them.
func (t *Texts) who(profile, id string) (Who, error) {
	all := t.WhoFor(profile)
	i := slices.IndexFunc(all, func(w Who) bool { return w.ID == id })
	if i < 0 {
		return Who{}, &assessment.Error{Code: "letter-who-unknown", Params: among(id, names(all))}
	}
	return all[i], nil
}

func names(all []Who) []string {
	var ids []string
	for _, w := range all {
		ids = append(ids, w.ID)
	}
	return ids
}

// Complete fills in the defaults of a profile, the first for none, and refuses what it does not
// have: codes letter-who-unknown, letter-tone-unknown, letter-way-unknown and
// letter-lang-unknown, each with what there is.
func (t *Texts) Complete(c Choices, profile string) (Choices, error) {
	if profile == "" {
		profile = t.Who[0].Profiles[0]
	}
	if c.Who == "" {
		c.Who = t.WhoFor(profile)[0].ID
	}
	who, err := t.who(profile, c.Who)
	if err != nil {
		return c, err
	}
	fill(&c.Tone, who.Tone)
	fill(&c.Way, OnPaper)
	fill(&c.Lang, Dutch)
	switch {
	case !slices.Contains(Tones, c.Tone):
		return c, &assessment.Error{Code: "letter-tone-unknown", Params: among(c.Tone, Tones)}
	case !slices.Contains(Ways, c.Way):
		return c, &assessment.Error{Code: "letter-way-unknown", Params: among(c.Way, Ways)}
	}
	_, err = t.Language(c.Lang)
	return c, err
}

func fill(text *string, usual string) {
	if *text == "" {
		*text = usual
	}
}

// Cleared reports whether a letter may leave the program as these choices make it:
// a translation that nobody reviewed only knowingly (code letter-not-reviewed).
func (t *Texts) Cleared(c Choices) error {
	lang := c.Lang
	fill(&lang, Dutch)
	l, err := t.Language(lang)
	switch {
	case err != nil:
		return err
	case l.Beside() && !c.Confirmed:
		return &assessment.Error{Code: "letter-not-reviewed", Params: map[string]string{"language": l.Name}}
	}
	return nil
}

// among are the parameters of an error that names what there is to choose from.
func among(value string, choices []string) map[string]string {
	return map[string]string{"value": value, "choices": strings.Join(choices, ", ")}
}
