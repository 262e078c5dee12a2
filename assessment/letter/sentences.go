package letter

import (
	"maps"
	"slices"
	"strings"

	"beeldbeltoets/assessment/document"
)

// Sentences are a practice's own, kept apart from ours: what stands in our
// place, and what is left out. They hold for every letter of the practice.
type Sentences struct {
	Own     map[string]Own `json:"own,omitempty"`     // by language, tone, part and line
	Removed []string       `json:"removed,omitempty"` // parts, and lines as part/line, in every language
}

// Own is a text of the practice's, and ours that it replaced. Both keep their
// placeholders, so that it fits every program.
type Own struct {
	Ours string `json:"ours" text:"prose"`
	Text string `json:"text" text:"prose"`
}

func (s Sentences) removed(id string) bool { return slices.Contains(s.Removed, id) }

// touches reports whether a letter in a language and tone has other texts than ours.
func (s Sentences) touches(v *voice) bool {
	prefix := v.key("", "")
	prefix = strings.TrimSuffix(prefix, "/")
	for key := range s.Own {
		if strings.HasPrefix(key, prefix) {
			return true
		}
	}
	return len(s.Removed) > 0
}

// Piece is a text of a letter that can be changed or left out: a heading, a line
// or a promise.
type Piece struct {
	ID       string // part/line
	Part     string
	Key      string // of Sentences.Own
	Text     string // as it stands in the letter, with what is typed filled in; empty where it is left out
	Ours     string // what we say there, filled in
	IsOwn    bool
	Removed  bool // this piece, or its whole part
	Required bool
}

// Pieces lists what a letter says, in its order, and what was left out of it.
func Pieces(r Request) ([]Piece, error) {
	kept := r.Sentences
	r.Sentences.Removed = nil
	b, err := r.builder()
	if err != nil {
		return nil, err
	}
	var pieces []Piece
	for _, p := range standing(b.t.Parts, b.known) {
		lines := b.standingLines(p)
		if len(lines) == 0 {
			continue
		}
		if heading, ok := b.said(p.ID, "heading"); ok {
			lines = append([]said{heading}, lines...)
		}
		for _, l := range lines {
			pieces = append(pieces, b.piece(p, l, kept))
		}
	}
	return pieces, nil
}

func (b *builder) piece(p Part, l said, kept Sentences) Piece {
	_, line, _ := strings.Cut(l.key, "/")
	piece := Piece{
		ID: l.key, Part: p.ID, Key: b.main.key(p.ID, line), Text: l.text, Ours: b.main.fill(b.template(p, line)),
		Removed: kept.removed(p.ID) || kept.removed(l.key), Required: p.Required,
	}
	_, piece.IsOwn = kept.Own[piece.Key]
	if piece.Removed {
		piece.Text = ""
	}
	return piece
}

// template is our text with its placeholders.
func (b *builder) template(p Part, line string) string {
	if ours := b.main.ours(p.ID, line); ours != "" || p.As != asPromises {
		return ours
	}
	item, _ := b.c.Packs.Item(line)
	return b.main.promise(item)
}

// Change puts a text of the practice's own in the place of a piece of the letter
// that is asked for. What was filled in becomes a placeholder again where ours has
// one there, so that the text fits another program too. Ours typed again is ours.
func Change(r Request, id, text string) (Sentences, error) {
	b, err := r.builder()
	if err != nil {
		return r.Sentences, err
	}
	part, line, _ := strings.Cut(id, "/")
	ours := b.template(b.t.part(part), line)
	changed := r.Sentences.without(id, b.main.key(part, line))
	if text = b.unfill(ours, strings.TrimSpace(text)); text != "" && text != ours {
		changed.Own[b.main.key(part, line)] = Own{Ours: ours, Text: text}
	} else if text == "" {
		changed.Removed = append(changed.Removed, id)
	}
	return changed, nil
}

// unfill turns what is filled in back into the placeholders that our text has.
func (b *builder) unfill(ours, text string) string {
	if text == document.WithoutIsolates(b.main.fill(ours)) {
		return ours
	}
	for name, filled := range b.filled(b.main) {
		if filled != "" && strings.Contains(ours, "{"+name+"}") {
			text = strings.ReplaceAll(text, filled, "{"+name+"}")
		}
	}
	return text
}

// Leave leaves a part, or a piece by its id, out of every letter.
func (s Sentences) Leave(id string) Sentences {
	left := s.without(id, "")
	left.Removed = append(left.Removed, id)
	return left
}

// Restore puts ours back: a part, or a piece with its own text.
func (s Sentences) Restore(id, key string) Sentences { return s.without(id, key) }

// without copies the sentences but for one.
func (s Sentences) without(id, key string) Sentences {
	left := Sentences{Own: maps.Clone(s.Own), Removed: slices.DeleteFunc(slices.Clone(s.Removed), func(r string) bool { return r == id })}
	if left.Own == nil {
		left.Own = map[string]Own{}
	}
	delete(left.Own, key)
	return left
}

// Moved is a text of the practice's own whose place we wrote anew since.
type Moved struct {
	Key       string
	Then, Now string // ours; Now is empty where we dropped it
	Own       string
}

// Outdated lists the own texts that stand for an older text of ours, by key.
func (t *Texts) Outdated(s Sentences) ([]Moved, error) {
	var moved []Moved
	for _, key := range slices.Sorted(maps.Keys(s.Own)) {
		now, err := t.now(key)
		if err != nil {
			return nil, err
		}
		if own := s.Own[key]; now != own.Ours {
			moved = append(moved, Moved{Key: key, Then: own.Ours, Now: now, Own: own.Text})
		}
	}
	return moved, nil
}

// now is what we say today under a key; nothing where it is gone.
func (t *Texts) now(key string) (string, error) {
	names := strings.SplitN(key, "/", 4)
	if len(names) < 4 || !slices.Contains(t.Codes(), names[0]) {
		return "", nil
	}
	l, err := t.Language(names[0])
	if err != nil {
		return "", err
	}
	if says := l.Parts[names[2]][names[3]].In(names[1]); says != "" {
		return says, nil
	}
	return l.Promises[names[3]].In(names[1]), nil
}

// Warning is what a letter with a practice's own sentences lacks or says too
// much, for the screen and the record.
type Warning struct {
	Key  string // of its sentence in the catalogue, with {name} and {text}
	Part string
	Name string // the part's heading
	Text string // what is left out, or the words that no letter says
}

// Warnings lists them: required parts and lines left out, and own texts that say
// what no letter should.
func Warnings(r Request) ([]Warning, error) {
	pieces, err := Pieces(r)
	if err != nil {
		return nil, err
	}
	l, err := r.Texts.Language(first(r.Choices.Lang, Dutch))
	if err != nil {
		return nil, err
	}
	var all []Warning
	names := map[string]string{}
	for _, p := range pieces {
		name, seen := names[p.Part]
		if !seen {
			name = p.Ours // the heading comes first
			names[p.Part] = name
		}
		whole := r.Sentences.removed(p.Part)
		switch word := l.forbidden(p.Text); {
		case whole && p.Required && !seen:
			all = append(all, Warning{Key: "letter.warning.part-removed", Part: p.Part, Name: name})
		case p.Removed && p.Required && !whole:
			all = append(all, Warning{Key: "letter.warning.line-removed", Part: p.Part, Name: name, Text: p.Ours})
		case p.IsOwn && word != "":
			all = append(all, Warning{Key: "letter.warning.own-forbidden", Part: p.Part, Name: name, Text: word})
		}
	}
	return all, nil
}

// forbidden finds the first words in a text that no letter says.
func (l *Language) forbidden(text string) string {
	for _, words := range l.Never.Words {
		if strings.Contains(strings.ToLower(text), strings.ToLower(words)) {
			return words
		}
	}
	return ""
}
