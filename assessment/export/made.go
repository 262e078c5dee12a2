package export

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"path"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assets"
)

// madeWith are the SHA-256 of what a record in a language is made with, by name: the
// editions, the words, the fonts. Each is worked out once.
func (e *Exporter) madeWith(lang string, editions assessment.Editions) (map[string]string, error) {
	made := map[string]string{}
	for _, pattern := range []string{
		"questions/" + editions.Questions + ".toml", "packs/" + editions.Packs + ".toml",
		"statements/" + editions.Statements + ".toml", "profiles/" + editions.Profiles + ".toml",
		"words/" + lang + "/*.json", "fonts/*.ttf",
	} {
		sum, err := once(&e.sums, pattern, sumOf)
		if err != nil {
			return nil, err
		}
		made[path.Dir(pattern)] = sum
	}
	return made, nil
}

// sumOf is that of the files of a pattern, one after the other.
func sumOf(pattern string) (string, error) {
	names, err := fs.Glob(assets.FS, pattern)
	if err != nil {
		return "", err
	}
	sum := sha256.New()
	for _, name := range names {
		data, err := fs.ReadFile(assets.FS, name)
		if err != nil {
			return "", err
		}
		sum.Write(data) // a hash takes all
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}
