#version 330
flat in vec4 a;
flat in vec4 b;
flat in vec4 c;
flat in float width, dark_km;
in vec2 km;
out vec4 picture;
void main() {
    float r2 = dot(km, km), r = sqrt(r2);
    if (b.w < 0.5) { // light of a blast: by the square of the distance from 17 km up, dimmed by the air
        float light = c.x * 11000.0 / (r2 + 300.0) * exp(-r / 260.0) * clamp(1.0 - r / a.z, 0.0, 1.0);
        picture = vec4(light, 0.0, 0.0, 0.0);
        return;
    }
    float fire = c.x * exp(-r2 / (2.0 * c.w * c.w));
    float along = clamp(km.x, 0.0, max(b.z, 0.1));
    float spread = width + 0.20 * along;
    float aside = length(vec2(km.x - along, km.y));
    float thin = 1.0 - 0.75 * along / max(b.z, 1.0);
    float smoke = c.y * exp(-aside * aside / (2.0 * spread * spread)) * thin * width / (0.6 * width + 0.4 * spread);
    float dark = c.z * clamp(1.6 - r / max(dark_km, 0.1), 0.0, 1.0);
    picture = vec4(0.0, fire, smoke, dark);
}
