package change

import (
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"beeldbeltoets/assessment"
)

// Conflict is a place that two sides changed otherwise. The path is empty where
// only one of the two can stand as a whole, because one of them was decided.
type Conflict struct {
	Path   string `json:"path"`
	Base   string `json:"base,omitempty"`
	Mine   string `json:"mine,omitempty"`
	Theirs string `json:"theirs,omitempty"`
}

// What a person chooses at a conflict.
const (
	Mine   = "mine"
	Theirs = "theirs"
	Both   = "both"
)

// Merge3 puts together what two sides made of the same base. Where both changed
// a place otherwise, the merged one has mine and the conflict has all three. A
// decision is taken over all of an assessment, so one that was decided stands as
// a whole: what the other side changed meanwhile is then one conflict.
func Merge3(base, mine, theirs *assessment.Assessment) (merged assessment.Assessment, conflicts []Conflict) {
	ours, others := Diff(base, mine), Diff(base, theirs)
	switch {
	case len(others) == 0 || len(Diff(mine, theirs)) == 0:
		return Tidy(*mine), nil
	case len(ours) == 0:
		return Tidy(*theirs), nil
	case decides(ours) || decides(others):
		return whole(base, mine, theirs)
	}
	var m merger
	merged = m.merge(*base, *mine, *theirs)
	return merged, m.conflicts
}

func decides(changes []Change) bool { return len(Within(changes, "decision")) > 0 }

func whole(base, mine, theirs *assessment.Assessment) (assessment.Assessment, []Conflict) {
	stands := mine
	if mine.Draft() && !theirs.Draft() {
		stands = theirs
	}
	return Tidy(*stands), []Conflict{{Base: encode(base), Mine: encode(mine), Theirs: encode(theirs)}}
}

type merger struct{ conflicts []Conflict }

func (m *merger) merge(base, mine, theirs assessment.Assessment) assessment.Assessment {
	base, mine, theirs = Tidy(base), Tidy(mine), Tidy(theirs)
	out := mine.Clone()
	m.join("", reflect.ValueOf(&out).Elem(), reflect.ValueOf(base), reflect.ValueOf(mine), reflect.ValueOf(theirs))
	return Tidy(out)
}

// join fills out, which is a copy of mine, with what theirs has otherwise.
func (m *merger) join(path string, out, base, mine, theirs reflect.Value) {
	if equal(theirs, base) || equal(theirs, mine) {
		return
	}
	switch shapeOf(out.Type()) {
	case record:
		for i := range out.NumField() {
			m.join(join(path, nameOf(out.Type().Field(i))), out.Field(i), base.Field(i), mine.Field(i), theirs.Field(i))
		}
	case optional: // a decision, which is the same on all sides here
	case entries:
		m.entries(path, out, base, mine, theirs)
	case texts:
		m.texts(path, out, base, mine, theirs)
	case pieces:
		m.pieces(path, out, base, mine, theirs)
	default:
		m.single(path, out, base, mine, theirs)
	}
}

// equal reports whether two values are the same to the last field: most of two sides
// is, and need not be looked into.
func equal(x, y reflect.Value) bool {
	return reflect.DeepEqual(x.Interface(), y.Interface())
}

func (m *merger) entries(path string, out, base, mine, theirs reflect.Value) {
	for _, key := range keysOf(mine, theirs) {
		merged := reflect.New(out.Type().Elem()).Elem()
		merged.Set(entry(mine, key))
		m.join(join(path, escape(key)), merged, entry(base, key), entry(mine, key), entry(theirs, key))
		if out.IsNil() {
			out.Set(reflect.MakeMap(out.Type()))
		}
		out.SetMapIndex(reflect.ValueOf(key), merged)
	}
}

func (m *merger) texts(path string, out, base, mine, theirs reflect.Value) {
	for _, key := range keysOf(mine, theirs) {
		at := join(path, escape(key))
		value := m.choose(at, textAt(base, key), textAt(mine, key), textAt(theirs, key))
		_ = setText(out, []string{escape(key)}, value) // the value is JSON of ours
	}
}

func (m *merger) single(path string, out, base, mine, theirs reflect.Value) {
	b, o, t := text(base), text(mine), text(theirs)
	if out.Kind() == reflect.Slice && out.Type().Elem().Kind() != reflect.Uint8 && o != b && t != b && o != t {
		out.Set(united(base, mine, theirs))
		return
	}
	_ = put(out, m.choose(path, b, o, t)) // the value is JSON of ours
}

// choose returns the value of the side that changed it.
func (m *merger) choose(path, base, mine, theirs string) string {
	switch {
	case mine == theirs || theirs == base:
		return mine
	case mine == base:
		return theirs
	}
	m.conflicts = append(m.conflicts, Conflict{Path: path, Base: base, Mine: mine, Theirs: theirs})
	return mine
}

// pieces merges lists of evidence: field by field where all three have the same
// pieces in the same order, else piece by piece.
func (m *merger) pieces(path string, out, base, mine, theirs reflect.Value) {
	if aligned(base, mine) && aligned(base, theirs) && !moved(base, mine) && !moved(base, theirs) {
		for i := range out.Len() {
			m.join(join(path, strconv.Itoa(i)), out.Index(i), base.Index(i), mine.Index(i), theirs.Index(i))
		}
		return
	}
	b, o, t := text(base), text(mine), text(theirs)
	if o == b || t == b || o == t || clash(base, mine, theirs) {
		_ = put(out, m.choose(path, b, o, t)) // the value is JSON of ours
		return
	}
	if maps.Equal(counted(mine), counted(theirs)) { // in one order everywhere, whoever merges
		_ = put(out, min(o, t))
		return
	}
	out.Set(united(base, mine, theirs))
}

// moved reports whether a piece of the base stands at another place: then pieces at
// the same place are not the same piece.
func moved(base, list reflect.Value) bool {
	at := map[string]int{}
	for i := range base.Len() {
		at[encode(base.Index(i).Interface())] = i
	}
	for i := range list.Len() {
		place, there := at[encode(list.Index(i).Interface())]
		if there && place != i && encode(base.Index(i).Interface()) != encode(list.Index(i).Interface()) {
			return true
		}
	}
	return false
}

// clash reports whether both sides changed or took away the same piece, and not in
// the same way.
func clash(base, mine, theirs reflect.Value) bool {
	b, o, t := counted(base), counted(mine), counted(theirs)
	both := false
	for piece, n := range b {
		both = both || o[piece] < n && t[piece] < n
	}
	return both && !maps.Equal(added(b, o), added(b, t))
}

func counted(list reflect.Value) map[string]int {
	n := map[string]int{}
	for i := range list.Len() {
		n[encode(list.Index(i).Interface())]++
	}
	return n
}

// added counts the pieces that one list has more of than another.
func added(than, list map[string]int) map[string]int {
	more := map[string]int{}
	for piece, n := range list {
		if n > than[piece] {
			more[piece] = n - than[piece]
		}
	}
	return more
}

// united is a list with what either side added and without what either took
// away: first what was there, in its order, then what is new, in an order that
// does not tell whose it is.
func united(base, mine, theirs reflect.Value) reflect.Value {
	b, o, t := counted(base), counted(mine), counted(theirs)
	left := map[string]int{}
	for _, side := range []map[string]int{o, t} {
		for piece := range side {
			left[piece] = together(b[piece], o[piece], t[piece])
		}
	}
	var order []string
	for i := range base.Len() {
		piece := encode(base.Index(i).Interface())
		if left[piece] > 0 {
			left[piece]--
			order = append(order, piece)
		}
	}
	for _, piece := range slices.Sorted(maps.Keys(left)) {
		order = append(order, slices.Repeat([]string{piece}, left[piece])...)
	}
	list := reflect.New(mine.Type())
	_ = json.Unmarshal([]byte("["+strings.Join(order, ",")+"]"), list.Interface()) // JSON of ours
	return list.Elem()
}

// together is how often a piece stands after both sides: what both added stands
// once, and what either took away is gone.
func together(base, mine, theirs int) int {
	switch {
	case mine >= base && theirs >= base:
		return max(mine, theirs)
	case mine <= base && theirs <= base:
		return min(mine, theirs)
	}
	return mine + theirs - base
}

// Choices lists what can be chosen at a conflict.
func (c Conflict) Choices() []string {
	choices := []string{Mine, Theirs}
	if _, ok := c.both(); ok {
		choices = append(choices, Both)
	}
	return choices
}

// Resolve makes the choice of a person at a conflict.
func Resolve(merged assessment.Assessment, c Conflict, choice string) (assessment.Assessment, error) {
	value := c.Mine
	switch choice {
	case Theirs:
		value = c.Theirs
	case Both:
		if both, ok := c.both(); ok {
			value = both
		}
	}
	if c.Path != "" {
		return Apply(merged, []Change{{Path: c.Path, To: value}}, false)
	}
	var whole assessment.Assessment
	if err := json.Unmarshal([]byte(value), &whole); err != nil {
		return whole, errPath
	}
	return Tidy(whole), nil
}

// prose are the fields in which two texts can stand one after the other.
var prose = []string{"notes", "note", "what", "owner", "reason", "for", "arranging", "newReason", "because", "agreementNote",
	"transferBasis", "ownUseNote", "makerKeeps", "makerKeepsFor", "alternativeOther"}

// shortText is how long texts are at most that are joined in one line.
const shortText = 60

// both is what both sides have, where that can stand in one place.
func (c Conflict) both() (string, bool) {
	var mine, theirs string
	last := c.Path[strings.LastIndex(c.Path, ".")+1:]
	if json.Unmarshal([]byte(c.Mine), &mine) == nil && json.Unmarshal([]byte(c.Theirs), &theirs) == nil {
		between := "\n\n"
		if len(mine)+len(theirs) < shortText && !strings.Contains(mine+theirs, "\n") {
			between = " / "
		}
		return encode(mine + between + theirs), slices.Contains(prose, last) || c.Path == "insurer.answer"
	}
	var ours, others []json.RawMessage
	if json.Unmarshal([]byte(c.Mine), &ours) != nil || json.Unmarshal([]byte(c.Theirs), &others) != nil {
		return "", false
	}
	for _, o := range others {
		if !slices.ContainsFunc(ours, func(m json.RawMessage) bool { return string(m) == string(o) }) {
			ours = append(ours, o)
		}
	}
	return encode(ours), true
}
