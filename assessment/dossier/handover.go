package dossier

import (
	"errors"
	"os"

	"beeldbeltoets/assessment/register"
)

// HandOver puts some of what is filed in a dossier of its own where no file
// stands yet, with its evidence files and what belongs to it. The history stays
// behind: it tells who works here.
func (s *Store) HandOver(to string, keys []string, passphrase string) error {
	fresh, err := Create(to, passphrase)
	if err != nil {
		return err
	}
	err = errors.Join(s.handOver(fresh, keys), fresh.Close())
	if err != nil {
		os.Remove(to)
	}
	return err
}

func (s *Store) handOver(to *Store, keys []string) error {
	var c Change
	for _, key := range keys {
		item, err := s.Item(key)
		if err != nil {
			return err
		}
		if err := s.handFiles(to, item); err != nil {
			return err
		}
		c.Items = append(c.Items, item)
		for _, kind := range kindsThat(func(k kind) bool { return k.ofAssessment }) {
			var value any
			if found, err := s.Load(kind, item.Assessment.ID, &value); err != nil || !found {
				if err != nil {
					return err
				}
				continue
			}
			c.Others = append(c.Others, Other{Kind: kind, ID: item.Assessment.ID, Value: value})
		}
	}
	return to.Save(c)
}

// handFiles copies the evidence files that an item names.
func (s *Store) handFiles(to *Store, item register.Item) error {
	for _, sum := range FilesOf(&item.Assessment) {
		if err := s.HandFile(to, sum); err != nil {
			return err
		}
	}
	return nil
}
