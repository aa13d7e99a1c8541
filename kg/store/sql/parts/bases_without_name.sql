-- title: Contacts by lines that do not name the person
-- description: The bases of such contacts.
'title', 'folder', 'via-organization', 'bullet-organization', 'text-organization'
