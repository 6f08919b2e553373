"""What can go wrong, as a tree.

SvodError                    anything Svod says no to; its text is for people
├── BadSpan                  a span that is empty, reversed, or outside its text
├── BadCite                  a cite whose words are not what stands there
├── BadValue                 a value that its noun does not allow (a date, a role, a kind)
├── InputError               what was given to read
│   ├── NothingToRead        no page at all under the paths given
│   ├── UnreadablePage       one page that cannot be read; the build goes on without it
│   ├── BadPageList          a pages.csv that does not say what it must
│   └── NotFetched           a page that is not fetched from its address
│       └── KeptFromPrograms its site asks programs not to; a person may go on all the same
├── StoreError               the chronicle's file
│   ├── NotAStore            the file is something else
│   ├── NewerStore           written by a later Svod than this one
│   └── StoreFull            the disk took no more
├── MissingModel             a language's model files are not installed
├── UnknownName              a page, story, entry or language that the chronicle does not have
└── BadDecision              a correction that names nothing the chronicle holds

Only `UnreadablePage` is turned into a `Problem` and survived; the others end a command with exit code 2 and a message that
says what was wrong, where, and what to do.
"""


class SvodError(Exception):
    """Anything Svod says no to. Its text is one or two sentences for a person: what, where, what to do."""


class BadSpan(SvodError):
    """A span that is empty, reversed, or outside its text."""


class BadCite(SvodError):
    """A cite whose words are not what stands there."""


class BadValue(SvodError):
    """A value that its noun does not allow."""


class InputError(SvodError):
    """Something wrong with what was given to read."""


class NothingToRead(InputError):
    """No page at all under the paths given."""


class UnreadablePage(InputError):
    """One page that cannot be read; the build goes on without it and keeps a Problem."""


class BadPageList(InputError):
    """A pages.csv that does not say what it must."""


class NotFetched(InputError):
    """A page that is not fetched from its address: it may not be, it is no page, or its server did not give it."""


class KeptFromPrograms(NotFetched):
    """A page that its site's robots.txt keeps programs from. Who wants this one page may go on all the same."""


class StoreError(SvodError):
    """Something wrong with the chronicle's file."""


class NotAStore(StoreError):
    """The file is not a chronicle."""


class NewerStore(StoreError):
    """The chronicle was written by a later Svod than this one."""


class StoreFull(StoreError):
    """The disk took no more; what was written before stands."""


class MissingModel(SvodError):
    """A language's model files are not installed."""


class UnknownName(SvodError):
    """A page, story, entry or language that the chronicle does not have."""


class BadDecision(SvodError):
    """A correction that names nothing the chronicle holds."""
