package dossier

// ReadKept reads what is kept of a kind, for tests that know what the desk keeps.
func ReadKept(kind, id string, data []byte, into any) error {
	return (&Store{path: "d.toets"}).fill(ref{kind, id}, data, into)
}

// IsMerged reports whether a kind is merged with another's.
func IsMerged(kind string) bool { return kinds[kind].merge != nil }
