"""The nouns: frozen, standard library only. Read `page`, `text`, `span`, `note`, `link`, `entry`, `chronicle`, in order."""
