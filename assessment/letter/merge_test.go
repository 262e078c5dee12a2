package letter_test

import (
	"reflect"
	"testing"

	"beeldbeltoets/assessment/letter"
)

func TestMergeSentences(t *testing.T) {
	ours := func(texts ...string) letter.Sentences {
		s := letter.Sentences{Own: map[string]letter.Own{}}
		for i := 0; i < len(texts); i += 2 {
			s.Own[texts[i]] = letter.Own{Ours: "wij", Text: texts[i+1]}
		}
		return s
	}
	without := func(s letter.Sentences, ids ...string) letter.Sentences {
		s.Removed = ids
		return s
	}
	for what, c := range map[string]struct {
		base, mine, theirs, want letter.Sentences
		clashes                  int
	}{
		"each another":        {ours("a", "1"), ours("a", "2"), ours("a", "1", "b", "3"), ours("a", "2", "b", "3"), 0},
		"the same":            {ours(), ours("a", "2"), ours("a", "2"), ours("a", "2"), 0},
		"both":                {ours("a", "1"), ours("a", "2"), ours("a", "3"), ours("a", "2"), 1},
		"both new":            {ours(), ours("a", "2"), ours("a", "3"), ours("a", "2"), 1},
		"back to ours":        {ours("a", "1"), ours(), ours("a", "1"), ours(), 0},
		"back, and written":   {ours("a", "1"), ours(), ours("a", "3"), ours("a", "3"), 0},
		"written, and back":   {ours("a", "1"), ours("a", "2"), ours(), ours("a", "2"), 0},
		"left out":            {ours(), without(ours(), "x"), without(ours(), "y"), without(ours(), "x", "y"), 0},
		"put back, left out":  {without(ours(), "x"), ours(), without(ours(), "x", "y"), without(ours(), "y"), 0},
		"left out by the two": {ours(), without(ours(), "x"), without(ours(), "x"), without(ours(), "x"), 0},
	} {
		got, clashes := letter.MergeSentences(c.base, c.mine, c.theirs)
		if !reflect.DeepEqual(got, c.want) || len(clashes) != c.clashes {
			t.Errorf("%s: %+v with %+v, want %+v", what, got, clashes, c.want)
		}
		for _, clash := range clashes {
			if taken := got.Write(clash.Key, clash.Theirs); !reflect.DeepEqual(taken, c.theirs) {
				t.Errorf("%s: theirs taken is %+v", what, taken)
			}
		}
	}
}

func TestMergeChoices(t *testing.T) {
	base := letter.Choices{Who: "adult", Lang: "nl"}
	mine, theirs := base, base
	mine.Lang, mine.Large, mine.Way = "tr", true, letter.Aloud
	theirs.Who, theirs.Way, theirs.Promise72 = "parents", letter.ByMail, true
	want := letter.Choices{Who: "parents", Lang: "tr", Large: true, Way: letter.Aloud, Promise72: true}
	if got := letter.MergeChoices(base, mine, theirs); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
}

// Each choice that is kept is merged: a new one is not forgotten.
func TestMergeKnowsEveryChoice(t *testing.T) {
	kinds := reflect.TypeFor[letter.Choices]()
	for i := range kinds.NumField() {
		if kinds.Field(i).Tag.Get("json") == "-" {
			continue
		}
		var theirs letter.Choices
		field := reflect.ValueOf(&theirs).Elem().Field(i)
		if field.Kind() == reflect.Bool {
			field.SetBool(true)
		} else {
			field.SetString("x")
		}
		if letter.MergeChoices(letter.Choices{}, letter.Choices{}, theirs) != theirs {
			t.Errorf("%s is lost", kinds.Field(i).Name)
		}
	}
}
