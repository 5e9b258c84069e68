# SPDX-License-Identifier: MIT
# docker build -t cordon .
# docker run --rm -v "$PWD:/work" --user "$(id -u):$(id -g)" cordon render map.toml -o map.png
FROM debian:12-slim AS build
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
WORKDIR /source
COPY . .
# Set-up goes on without what cannot be downloaded; an image goes out whole.
RUN scripts/setup \
    && { test -s geodata/built/world.txt || { echo "the worldwide gazetteer could not be made" >&2; exit 1; }; } \
    && cmake --preset package \
    && cmake --build --preset package \
    && cpack --config build/package/CPackConfig.cmake

FROM debian:12-slim
COPY --from=build /source/build/package/packages/cordon_*.deb /source/build/package/packages/cordon-gdal_*.deb /tmp/
# The fonts of the shipped styles; what Debian only recommends is left out.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends /tmp/cordon_*.deb /tmp/cordon-gdal_*.deb fonts-noto-core ca-certificates \
    && rm -rf /var/lib/apt/lists/* /tmp/*.deb \
    && useradd --create-home --uid 1000 cordon
USER cordon
WORKDIR /work
ENTRYPOINT ["cordon"]
CMD ["--help"]
