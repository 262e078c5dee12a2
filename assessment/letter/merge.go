package letter

import (
	"maps"
	"slices"
)

// Clash is a text that two sides wrote otherwise.
type Clash struct{ Key, Mine, Theirs string }

// MergeSentences puts together what two sides made of the same own sentences,
// text by text. Where both wrote one otherwise mine stands, and the clash tells;
// where one side went back to ours, what the other wrote stands.
func MergeSentences(base, mine, theirs Sentences) (Sentences, []Clash) {
	out := Sentences{Own: map[string]Own{}}
	var clashes []Clash
	for _, key := range slices.Sorted(maps.Keys(union(mine.Own, theirs.Own))) {
		b, m, t := base.Own[key], mine.Own[key], theirs.Own[key]
		own := pick(b, m, t)
		switch {
		case m == b || t == b || m == t:
		case m == Own{}:
			own = t
		case t != Own{}:
			clashes = append(clashes, Clash{Key: key, Mine: m.Text, Theirs: t.Text})
		}
		if own != (Own{}) {
			out.Own[key] = own
		}
	}
	for _, id := range append(slices.Clone(mine.Removed), theirs.Removed...) {
		if !out.removed(id) && pick(base.removed(id), mine.removed(id), theirs.removed(id)) {
			out.Removed = append(out.Removed, id)
		}
	}
	return out, clashes
}

// Write puts a text in the place of the own one under a key.
func (s Sentences) Write(key, text string) Sentences {
	own := s.Own[key]
	own.Text = text
	s.Own = maps.Clone(s.Own)
	s.Own[key] = own
	return s
}

// MergeChoices takes of each choice what the side that changed it has. Where both
// did mine stands.
func MergeChoices(base, mine, theirs Choices) Choices {
	out := mine
	out.Who = pick(base.Who, mine.Who, theirs.Who)
	out.Tone = pick(base.Tone, mine.Tone, theirs.Tone)
	out.Large = pick(base.Large, mine.Large, theirs.Large)
	out.Lang = pick(base.Lang, mine.Lang, theirs.Lang)
	out.Way = pick(base.Way, mine.Way, theirs.Way)
	out.OneParent = pick(base.OneParent, mine.OneParent, theirs.OneParent)
	out.Promise72 = pick(base.Promise72, mine.Promise72, theirs.Promise72)
	return out
}

func pick[T comparable](base, mine, theirs T) T {
	if mine == base {
		return theirs
	}
	return mine
}

func union[V any](a, b map[string]V) map[string]V {
	all := map[string]V{}
	maps.Copy(all, a)
	maps.Copy(all, b)
	return all
}
