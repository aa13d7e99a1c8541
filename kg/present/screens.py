class Screen: pass
