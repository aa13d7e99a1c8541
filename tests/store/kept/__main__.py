from tests.store.kept import keep

keep()
