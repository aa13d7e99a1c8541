-- title: Whether a tag counts
-- description: A condition on a tag (t): it is asked.tag, or one below it.
t.normalised = asked.tag
-- '0' follows '/': everything below the tag.
or (t.normalised > asked.tag || '/' and t.normalised < asked.tag || '0')
