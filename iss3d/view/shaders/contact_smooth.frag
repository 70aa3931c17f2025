// Takes the sixteen turns of the contact shadows together, within one surface.
in vec2 ndc;
out vec4 picture;
uniform sampler2D source;
uniform vec2 texel;

// Between four texels the sampler gives their mean, so that two strides of two take all sixteen as well.
const float STRIDE = 4.0 / float(TAPS);

void main() {
    vec2 at = ndc * 0.5 + 0.5;
    float here = texture(source, at).g;
    float sum = 0.0, weights = 0.0;
    for (int y = 0; y < TAPS; y++) {
        for (int x = 0; x < TAPS; x++) {
            vec2 seen = texture(source, at + (vec2(x, y) * STRIDE - 1.5) * texel).rg;
            float w = max(1.0 - abs(seen.g - here) / (0.02 + 0.02 * here), 0.0) + 1e-4;
            sum += seen.r * w;
            weights += w;
        }
    }
    picture = vec4(sum / weights, here, 0.0, 1.0);
}
