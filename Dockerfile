# The assistant for scripts and CI: docker build -t assistant . ; docker run --rm assistant ask "..."
FROM python:3.13-slim AS build
WORKDIR /source
COPY . .
RUN pip wheel --no-cache-dir --no-deps --wheel-dir /wheels .

FROM python:3.13-slim
COPY --from=build /wheels /wheels
RUN pip install --no-cache-dir /wheels/*.whl \
    && rm -r /wheels \
    && useradd --uid 10001 --create-home --home-dir /data --shell /usr/sbin/nologin assistant \
    && mkdir /work
ENV HOME=/data PYTHONUNBUFFERED=1
USER 10001
WORKDIR /work
ENTRYPOINT ["assistant"]
