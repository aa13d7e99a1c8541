"""What kg is built of: the lock's hashes, licences, and a bill of materials."""
