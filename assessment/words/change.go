package words

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/change"
)

// Change returns a change as a sentence: "Vraag 3 (Onderzocht), antwoord: van nee
// naar ja", with names and days in words, and what was typed between quotes.
func (c *Catalogue) Change(ch change.Change, content *assessment.Content) string {
	where := c.ChangedPlace(ch.Path, content)
	if strings.HasSuffix(ch.Path, ".unconfirmed") {
		return c.confirmation(ch, content)
	}
	if before, after, ok := pieces(ch); ok {
		return c.cameAndWent(where, c.described(before, content), c.described(after, content))
	}
	_, path := takenBack(ch.Path)
	v := changed{c: c, content: content, path: path, quote: true}
	from, to := v.text(ch.From), v.text(ch.To)
	switch {
	case from == "":
		return c.T("change.filled", "where", where, "to", to)
	case to == "":
		return c.T("change.emptied", "where", where, "from", from)
	}
	return c.T("change.from-to", "where", where, "from", from, "to", to)
}

// ChangedPlace names the field of a change, so that a colon can follow.
func (c *Catalogue) ChangedPlace(path string, content *assessment.Content) string {
	back, path := takenBack(inList(path))
	where := strings.Replace(c.PlaceIn(path, content), ": ", ", ", 1)
	if back == "" {
		return where
	}
	return c.T("change.taken-back", "number", back, "where", where)
}

// takenBack tells which decision that was taken back a path is of, and the path
// within that decision.
func takenBack(path string) (number, rest string) {
	parts := strings.SplitN(path, ".", 3)
	if len(parts) < 3 || parts[0] != "withdrawn" || !change.Under(parts[2], "decision") {
		return "", path
	}
	i, _ := strconv.Atoi(parts[1])
	return strconv.Itoa(i + 1), parts[2]
}

// confirmation tells of an answer that was carried over from the version before.
func (c *Catalogue) confirmation(ch change.Change, content *assessment.Content) string {
	key := "change.confirmed"
	if ch.To != "" {
		key = "change.unconfirmed"
	}
	return c.T(key, "where", c.ChangedPlace(strings.TrimSuffix(ch.Path, ".unconfirmed"), content))
}

func (c *Catalogue) cameAndWent(where string, gone, come []string) string {
	var parts []string
	if len(gone) > 0 {
		parts = append(parts, c.T("change.gone", "pieces", strings.Join(gone, "; ")))
	}
	if len(come) > 0 {
		parts = append(parts, c.T("change.come", "pieces", strings.Join(come, "; ")))
	}
	if len(parts) == 0 {
		parts = []string{c.T("change.order")}
	}
	return c.T("change.list", "where", where, "changes", strings.Join(parts, "; "))
}

// Sides returns the value of before and that of after in words, empty for nothing
// filled in. Of a list of evidence it returns the pieces that the other has not.
func (c *Catalogue) Sides(ch change.Change, content *assessment.Content) (from, to string) {
	if before, after, ok := pieces(ch); ok {
		return strings.Join(c.described(before, content), "\n"), strings.Join(c.described(after, content), "\n")
	}
	_, path := takenBack(ch.Path)
	v := changed{c: c, content: content, path: path}
	return v.text(ch.From), v.text(ch.To)
}

// pieces returns what went and what came, where a change is of a list of evidence.
func pieces(ch change.Change) (gone, come []assessment.Evidence, ok bool) {
	if !strings.HasPrefix(ch.Path, "answers.") || !strings.HasSuffix(ch.Path, ".evidence") {
		return nil, nil, false
	}
	var before, after []assessment.Evidence
	if !read(ch.From, &before) || !read(ch.To, &after) {
		return nil, nil, false
	}
	return without(before, after), without(after, before), true
}

func read(value string, into any) bool {
	return value == "" || json.Unmarshal([]byte(value), into) == nil
}

// without lists the pieces of one list that are not in another.
func without(list, other []assessment.Evidence) []assessment.Evidence {
	left := slices.Clone(other)
	return slices.DeleteFunc(slices.Clone(list), func(e assessment.Evidence) bool {
		i := slices.IndexFunc(left, func(o assessment.Evidence) bool { return e.Same(o) })
		if i >= 0 {
			left = slices.Delete(left, i, i+1)
		}
		return i >= 0
	})
}

// described names pieces of evidence by their kind and all that is filled in.
func (c *Catalogue) described(list []assessment.Evidence, content *assessment.Content) []string {
	texts := make([]string, len(list))
	for i, e := range list {
		texts[i] = c.Piece(e, content)
	}
	return texts
}

// Piece is a piece of evidence in one line: its kind, its fields and its files.
func (c *Catalogue) Piece(e assessment.Evidence, content *assessment.Content) string {
	kind, known := content.Questions.Kind(e.Kind)
	name := kind.Name.In(c.Lang)
	if !known {
		name = e.Kind
	}
	order := make([]string, 0, len(e.Fields))
	for _, f := range kind.Fields {
		order = append(order, f.ID)
	}
	for _, id := range slices.Sorted(maps.Keys(e.Fields)) {
		if !slices.Contains(order, id) {
			order = append(order, id)
		}
	}
	var fields []string
	for _, id := range order {
		if value := e.Fields[id]; value != "" {
			v := changed{c: c, content: content}
			fields = append(fields, c.T("change.field", "label", c.fieldOfEvidence(id, content), "value", v.field(id, value)))
		}
	}
	for _, f := range e.Files {
		fields = append(fields, f.Name)
	}
	if len(fields) == 0 {
		return name
	}
	return c.T("change.piece", "kind", name, "fields", strings.Join(fields, ", "))
}

// changed puts a value at a path in words.
type changed struct {
	c       *Catalogue
	content *assessment.Content
	path    string
	quote   bool // what was typed stands between quotes
}

// text returns the value of JSON in words, and nothing for nothing filled in.
func (v changed) text(value string) string {
	var one string
	var many []json.RawMessage
	var flag bool
	switch {
	case v.path == "practice.logo":
		return v.logo(value)
	case value == "" && v.isFlag():
		return v.c.T("no")
	case value == "", value == `""` && !strings.HasPrefix(v.path, "decision.values."):
		return ""
	case json.Unmarshal([]byte(value), &one) == nil:
		return v.one(one)
	case json.Unmarshal([]byte(value), &many) == nil:
		return v.list(many)
	case json.Unmarshal([]byte(value), &flag) == nil:
		return v.c.T("yes") // a no is nothing filled in
	}
	return value // a number
}

func (v changed) logo(value string) string {
	if value == "" {
		return ""
	}
	return v.c.T("change.picture")
}

// isFlag reports whether nothing filled in means no.
func (v changed) isFlag() bool {
	return slices.Contains([]string{"erased", "notedPerFile", "archived", "fromSigning", "unconfirmed"}, v.last())
}

func (v changed) last() string { return v.path[strings.LastIndex(v.path, ".")+1:] }

func (v changed) room() string {
	room, _, _ := strings.Cut(v.path, ".")
	return room
}

// one puts a single value in words: a name, a choice, a day, or what was typed.
func (v changed) one(value string) string {
	if name, ok := v.choice(value); ok {
		return name
	}
	if strings.Contains(v.path, ".fields.") {
		if text := v.field(v.last(), value); text != value {
			return text
		}
	}
	if d := assessment.Date(value); d.Valid() {
		return v.c.Date(d)
	}
	if v.quote {
		return v.c.T("change.quoted", "text", value)
	}
	return value
}

// choice names a value that is picked from a few.
func (v changed) choice(value string) (string, bool) {
	q, room, last := v.content.Questions, v.room(), v.last()
	switch {
	case v.listed():
		return v.c.Names(v.vocabulary(), []string{value}), true
	case strings.HasPrefix(v.path, "decision.values."):
		return v.named("value.", value)
	case room == "answers" && last == "answer", room == "checks" && last == "answer", v.path == "program.account", v.path == "program.app":
		return v.named("", value)
	case room == "safeguards" && last == "state":
		return v.named("safeguard.state.", value)
	case v.path == "insurer.state":
		return v.named("record.insurer.", value)
	case v.path == "insurer.costs":
		return v.named("costs.", value)
	case v.path == "legal.transferClient":
		return v.named("transfer.client.", value)
	case v.path == "decision.kind", v.path == "decision.outcome", v.path == "decision.headline":
		return v.named(map[string]string{"kind": "decision.", "outcome": "outcome.", "headline": "headline."}[last], value)
	case v.path == "use.audience":
		return assessment.NameOf(q.Audiences, value, v.c.Lang), true
	case v.path == "use.group":
		return assessment.NameOf(q.Groups, value, v.c.Lang), true
	case room == "answers" && last == "kind":
		kind, _ := q.Kind(value)
		return kind.Name.In(v.c.Lang), kind.ID != ""
	case v.path == "practice.profile":
		profile, known := v.content.Profiles.Profile(value)
		return profile.Name.In(v.c.Lang), known
	case v.path == "program.family" && value == assessment.NoFamily:
		return v.named("family.", value)
	case v.path == "program.family":
		family, known := v.content.Statements.Family(value)
		return family.Name, known
	}
	return v.legal(value)
}

// named is the word of an id, where there is one.
func (v changed) named(key, id string) (string, bool) { return v.c.T(key + id), v.c.Has(key + id) }

func (v changed) legal(value string) (string, bool) {
	switch {
	case v.path == "legal.agreementReason":
		return v.named("agreement.reason.", value)
	case v.path == "legal.officer":
		return v.named("agreement.officer.", value)
	case v.path == "legal.businessAccount", v.path == "legal.makerResponsible", strings.HasPrefix(v.path, "legal.agreementChecklist."):
		return v.named("", value)
	}
	point, ok := v.content.Questions.LegalPoint(map[string]string{
		"legal.agreement": "agreement", "legal.transfer": "transfer", "legal.ownUse": "own-use",
	}[v.path])
	return assessment.NameOf(point.Options, value, v.c.Lang), ok
}

// field puts a field of evidence in words by the first kind that has it.
func (v changed) field(id, value string) string {
	if id == assessment.SnapshotFunctions {
		return v.c.Names(v.content.Questions.Functions, strings.Split(value, ","))
	}
	for _, k := range v.content.Questions.Kinds {
		i := slices.IndexFunc(k.Fields, func(f assessment.EvidenceField) bool { return f.ID == id })
		if i >= 0 {
			return v.c.FieldValue(k.Fields[i], value, v.content)
		}
	}
	return value
}

// FieldValue puts what is filled in at a field of evidence in words.
func (c *Catalogue) FieldValue(f assessment.EvidenceField, value string, content *assessment.Content) string {
	switch f.Type {
	case assessment.FieldDate:
		return c.Date(assessment.Date(value))
	case assessment.FieldYesNo:
		return c.T(value)
	case assessment.FieldChoice:
		return assessment.NameOf(content.Questions.ChoiceOptions(f.Choices), value, c.Lang)
	case assessment.FieldEdition:
		if edition, ok := content.Questions.Edition(value); ok {
			return edition.Name.In(c.Lang)
		}
	}
	return value
}

// list puts a list in words: ids by their names, files and decisions that were
// taken back by what tells them apart.
func (v changed) list(items []json.RawMessage) string {
	if v.path == "tags" {
		return v.typed(items)
	}
	var ids, names []string
	for _, item := range items {
		var id string
		var file assessment.EvidenceFile
		var back assessment.Withdrawal
		var past assessment.PastException
		switch {
		case json.Unmarshal(item, &id) == nil:
			ids = append(ids, id)
		case v.path == "withdrawn" && json.Unmarshal(item, &back) == nil:
			names = append(names, v.withdrawal(back))
		case v.path == "exceptions" && json.Unmarshal(item, &past) == nil:
			names = append(names, v.c.T("change.exception", "on", v.c.Date(past.On)))
		case json.Unmarshal(item, &file) == nil:
			names = append(names, file.Name)
		}
	}
	if len(ids) > 0 {
		return v.c.Names(v.vocabulary(), ids)
	}
	return strings.Join(names, "; ")
}

// typed lists what a person typed.
func (v changed) typed(items []json.RawMessage) string {
	texts := make([]string, len(items))
	for i, item := range items {
		_ = json.Unmarshal(item, &texts[i]) // what is no text is left out
	}
	return v.c.Join(texts)
}

func (v changed) withdrawal(w assessment.Withdrawal) string {
	kind, known := v.named("decision.", w.Decision.Kind)
	if !known {
		kind = w.Decision.Kind
	}
	return v.c.T("change.withdrawn", "kind", kind, "on", v.c.Date(w.On), "reason", w.Reason)
}

// listed reports whether a path is of one of a list of ids.
func (v changed) listed() bool {
	return inList(v.path) != v.path
}

// inList returns the path of the list that a path is of one of, and other paths as
// they are.
func inList(path string) string {
	list, place := cutLast(path)
	if _, err := strconv.Atoi(place); err != nil || !idList(list) {
		return path
	}
	return list
}

func idList(path string) bool {
	_, last := cutLast(path)
	return slices.Contains([]string{"use.functions", "use.roles", "use.alternatives"}, path) || last == "covers"
}

func cutLast(path string) (before, last string) {
	i := strings.LastIndex(path, ".")
	return path[:max(i, 0)], path[i+1:]
}

// vocabulary is what the ids of a list are of.
func (v changed) vocabulary() []assessment.Named {
	switch inList(v.path) {
	case "use.roles":
		return v.content.Questions.Roles
	case "use.alternatives":
		return v.content.Questions.Alternatives
	}
	return v.content.Questions.Functions
}

// Person is a name, a function, or both. Where a name was erased that is said.
func (c *Catalogue) Person(p assessment.Person) string {
	if p.Gone() {
		p.Name = c.T("person.erased")
	}
	return strings.Join(slices.DeleteFunc([]string{p.Name, p.Function}, func(s string) bool { return strings.TrimSpace(s) == "" }), ", ")
}

// Moment is when something was changed and by whom; nobody named is left out.
func (c *Catalogue) Moment(at time.Time, by string) string {
	when := c.T("history.when", "date", c.Date(assessment.On(at)), "time", at.Format("15:04"))
	if by == "" {
		return when
	}
	return c.T("history.by", "when", when, "by", by)
}
