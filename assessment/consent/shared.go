package consent

import "slices"

// Shared is what two ledgers both count, of which nobody knows what they were
// made of: the base of a merge that counts nothing twice.
func Shared(mine, theirs Ledger) Ledger {
	letters := theirs.Clone()
	mine = mine.renumbered(&letters)
	base := Ledger{Letters: theirs.Letters}
	m, t := sums(mine.Entries), sums(theirs.Entries)
	for _, kind := range kindsOf(theirs.Entries) {
		if n := min(m[kind], t[kind]); n > 0 {
			kind.Count = n
			base.Entries = append(base.Entries, kind)
		}
	}
	for _, c := range theirs.Clients {
		if slices.Contains(mine.Clients, c) {
			base.Clients = append(base.Clients, c)
		}
	}
	return base
}
