package password

import (
	"io/fs"
	"math"
	"strings"
	"sync"

	"beeldbeltoets/assets"
)

const shortestWord = 3

// The lists that an attacker takes, each with its likeliest word first: passwords
// that leaked, what people here choose, Dutch words, names, English words.
var listed = []string{"common.txt", "nl.txt", "nl-words.txt", "nl-names.txt", "en-words.txt"}

// ranks returns the place of every word, in the list where it stands first. Read at
// the first password, since most who start the program check none.
var ranks = sync.OnceValue(func() map[string]int {
	places := map[string]int{}
	for _, name := range listed {
		list, err := fs.ReadFile(assets.FS, "passwords/"+name)
		if err != nil {
			continue // a test holds that each is there
		}
		place := 0
		for word := range strings.FieldsSeq(string(list)) {
			place++
			if now, is := places[word]; !is || place < now {
				places[word] = place
			}
		}
	}
	return places
})

// rank returns the tries for a word, and no end of them for one that is in no list.
func rank(word string) float64 {
	place, is := ranks()[word]
	if !is {
		return math.Inf(1)
	}
	return math.Log10(float64(place))
}
