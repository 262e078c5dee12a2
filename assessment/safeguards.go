package assessment

import (
	"slices"
	"strings"
)

// Packs is one published edition of the safeguards.
type Packs struct {
	Version    string
	Seen       Date
	Sources    []Source
	Safeguards []SafeguardItem
	Packs      []Pack
}

// SafeguardItem is one measure. It is defined once, in however many packs it
// stands, so that it is asked once.
type SafeguardItem struct {
	ID        string
	Name      Text
	Why       Text
	How       Text
	Source    string
	Audiences []string // for these only; empty for all
	Functions []string // where one of these is used; empty for always
	Off       []string // these it switches off: what is in use is not
	Addresses []string // the questions whose gap it makes smaller
	Promise   Text     // what the letter may say where it is in place; formal (u); empty for nothing
	Password  bool     // the password checker stands here
	// Follows: from what answer it follows that this is in place: the agreement's,
	// or that of the checks that name it; empty where it is asked here.
	Follows string
	// InPlace: with clients it must be in place by the decision's first day,
	// whatever the outcome; for these kinds of provider, or with "*" for all.
	InPlace []string `toml:"in_place"`
	// Conditional: also a conditional outcome requires an answer.
	Conditional bool
}

// From what answer a safeguard can follow.
const (
	FollowsAgreement = "agreement"
	FollowsChecks    = "checks"
)

// Pack is a group of safeguards for a family of programs and a role.
type Pack struct {
	ID         string
	Name       Text
	Note       Text // limits, such as a university's statement of 2020
	Source     string
	Families   []string // program families; empty for every program
	Roles      []string // host, guest, organisation; empty for every role
	Safeguards []string
	Required   []string // of these, what a conditional outcome requires as well
	Tips       []Text   // said, not asked
}

// Item finds a safeguard by its id.
func (p *Packs) Item(id string) (SafeguardItem, bool) {
	return find(p.Safeguards, func(s SafeguardItem) bool { return s.ID == id })
}

// AppliedPack is a pack with the safeguards that it asks in this assessment.
type AppliedPack struct {
	Pack  Pack
	Items []SafeguardItem
}

// Safeguards lists what applies to this program, use and role, pack by pack; a
// safeguard in several packs stands in the first only.
func (c *Content) Safeguards(a *Assessment) []AppliedPack {
	asked := map[string]bool{}
	var applied []AppliedPack
	for _, pack := range c.Packs.Packs {
		if !fitsAny(pack.Families, []string{a.Program.Family}) || !fitsAny(pack.Roles, a.Use.Roles) {
			continue
		}
		if items := c.asks(pack, a.Use, asked); len(items) > 0 {
			applied = append(applied, AppliedPack{Pack: pack, Items: items})
		}
	}
	return applied
}

func (c *Content) asks(pack Pack, use Use, asked map[string]bool) []SafeguardItem {
	var items []SafeguardItem
	for _, id := range pack.Safeguards {
		item, ok := c.Packs.Item(id)
		if !ok || asked[id] || !fitsAny(item.Audiences, []string{use.Audience}) || !fitsAny(item.Functions, use.Functions) {
			continue
		}
		asked[id] = true
		item.Conditional = item.Conditional || slices.Contains(pack.Required, id)
		items = append(items, item)
	}
	return items
}

// Complete reports whether a safeguard is answered whole: in place since a day,
// planned by someone by a day, or not applicable for a reason.
func (s Safeguard) Complete() bool { return s.State != "" && len(s.Missing()) == 0 }

// Missing names the fields that the chosen state still needs.
func (s Safeguard) Missing() []string {
	var missing []string
	need := func(field string, filled bool) {
		if !filled {
			missing = append(missing, field)
		}
	}
	switch s.State {
	case InPlace:
		need("since", s.Since.Valid())
		need("owner", filled(s.Owner))
	case Planned:
		need("owner", filled(s.Owner))
		need("due", s.Due.Valid())
	case DoesNotApply:
		need("reason", filled(s.Reason))
	default:
		need("state", false)
	}
	return missing
}

// In returns the safeguard in another state, without what only the former one asked.
func (s Safeguard) In(state string) Safeguard {
	s.State = state
	if state != InPlace {
		s.Since = ""
	}
	if state != Planned {
		s.Due = ""
	}
	if state != DoesNotApply {
		s.Reason = ""
	}
	return s
}

// Complete reports whether a to-do names what, who and when.
func (t Todo) Complete() bool { return filled(t.What) && filled(t.Owner) && t.Due.Valid() }

// AtOnce lists what of a pack may be said to be in place all at once: what has no answer
// and follows from none elsewhere. What a letter promises to clients is not among it:
// that is said one by one.
func (a *Assessment) AtOnce(p AppliedPack) []SafeguardItem {
	var items []SafeguardItem
	for _, item := range p.Items {
		if a.Safeguards[item.ID].State == "" && item.Follows == "" && len(item.Promise) == 0 {
			items = append(items, item)
		}
	}
	return items
}

// SetInPlace says of items that they are in place, by an owner since a day.
func (a *Assessment) SetInPlace(items []SafeguardItem, owner string, since Date) {
	if a.Safeguards == nil {
		a.Safeguards = map[string]Safeguard{}
	}
	for _, item := range items {
		a.Safeguards[item.ID] = Safeguard{State: InPlace, Owner: owner, Since: since}
	}
}

func filled(s string) bool { return strings.TrimSpace(s) != "" }
