// What a picture makes of light: toe, straight middle, soft shoulder; then the screen's own curve.
vec3 film(vec3 x) { return clamp(x * (2.51 * x + 0.03) / (x * (2.43 * x + 0.59) + 0.14), 0.0, 1.0); }

vec3 developed(vec3 light) { return pow(film(max(light, 0.0)), vec3(0.4545)); }
