"""Makes the Parquet files beside it: `python make.py`, with pandas 3.0, pyarrow, polars 1, DuckDB 1, fastparquet and pyspark 4 (and so Java)
installed.

Each holds the same park table, which `parks.csv` has as text; `kinds.*` have a column of each kind that is read or left out, and
`parts.*` so many rows that they lie in several groups and pages.
"""

import datetime
import decimal
import pathlib
import shutil
import tempfile

import duckdb
import pandas
import polars
import pyarrow
import pyarrow.parquet as parquet
import fastparquet

HERE = pathlib.Path(__file__).parent
DAYS = [datetime.date(2015, 4, 20), datetime.date(2010, 12, 31), None, datetime.date(1999, 1, 1)]
PARKS = {
    "园区": ["甲园", "乙园", "丙园", "丁园"],
    "县区": ["东区", "东区", "西区", None],
    "产值（万元）": [120.5, 80.0, None, 0.1],
    "企业数": [12, 8, 2, 1],
    "设立日期": DAYS,
    "高新区": [True, False, None, True],
    "税收（万元）": [decimal.Decimal(text) if text else None for text in ("18.90", "22.00", "-0.05", None)],
}


def table():
    decimals = pyarrow.array(PARKS["税收（万元）"], pyarrow.decimal128(12, 2))
    return pyarrow.table({**PARKS, "税收（万元）": decimals})


def write(name, whole=None, **options):
    whole = table() if whole is None else whole
    # What spares readers of Arrow a look at the columns is most of a small file, and says nothing that we read.
    parquet.write_table(whole, HERE / name, store_schema=False, **options)


def parks():
    frame = table().to_pandas()
    text = frame.assign(**{"高新区": [{True: "TRUE", False: "FALSE"}.get(flag) for flag in PARKS["高新区"]]})
    text.to_csv(HERE / "parks.csv", index=False)
    for codec in ["none", "snappy", "gzip", "zstd", "lz4", "brotli"]:
        write(f"parks.{codec}.parquet", compression=codec)
    write("parks.v2.parquet", compression="zstd", data_page_version="2.0", write_page_checksum=True)
    write("parks.plain.parquet", compression="snappy", use_dictionary=False, row_group_size=3)
    names = {"园区": "DELTA_BYTE_ARRAY", "县区": "DELTA_LENGTH_BYTE_ARRAY", "企业数": "DELTA_BINARY_PACKED"}
    names |= {"产值（万元）": "BYTE_STREAM_SPLIT", "设立日期": "DELTA_BINARY_PACKED", "税收（万元）": "BYTE_STREAM_SPLIT"}
    write("parks.delta.parquet", compression="none", use_dictionary=False, column_encoding=names, data_page_version="2.0")
    frame.to_parquet(HERE / "parks.pandas.parquet")
    decimals = polars.Series(PARKS["税收（万元）"], dtype=polars.Decimal(12, 2))
    polars.DataFrame({**PARKS, "税收（万元）": decimals}).write_parquet(HERE / "parks.polars.parquet")
    names = ", ".join(f'"{name}"' for name in PARKS)
    duckdb.from_arrow(table()).query("t", f"select {names} from t").to_parquet(str(HERE / "parks.duckdb.parquet"), compression="zstd")
    plain = frame.assign(**{"设立日期": pandas.to_datetime(frame["设立日期"]), "税收（万元）": frame["税收（万元）"].astype(float)})
    plain["高新区"] = plain["高新区"].astype("boolean")
    fastparquet.write(HERE / "parks.fastparquet.parquet", plain, compression="GZIP")


def spark():
    from pyspark.sql import SparkSession, types

    kinds = [types.StringType(), types.StringType(), types.DoubleType(), types.LongType(), types.DateType(), types.BooleanType(),
             types.DecimalType(12, 2)]
    schema = types.StructType([types.StructField(name, kind) for name, kind in zip(PARKS, kinds)])
    decimals = [decimal.Decimal(text) if text else None for text in ("18.90", "22.00", "-0.05", None)]
    rows = list(zip(*{**PARKS, "税收（万元）": decimals}.values()))
    session = SparkSession.builder.master("local[1]").getOrCreate()
    frame = session.createDataFrame(rows, schema).coalesce(1)
    for name, is_legacy in [("spark", "false"), ("spark-legacy", "true")]:
        session.conf.set("spark.sql.parquet.writeLegacyFormat", is_legacy)
        with tempfile.TemporaryDirectory() as folder:
            frame.write.mode("overwrite").parquet(folder)
            shutil.copy(next(pathlib.Path(folder).glob("*.parquet")), HERE / f"parks.{name}.parquet")
    session.stop()


def kinds():
    moment = datetime.datetime(2024, 1, 1, 0, 30, 15, 250000)
    arrays = {
        "id": pyarrow.array(["a", "b", "c"]),
        "int8": pyarrow.array([-128, None, 127], pyarrow.int8()),
        "uint32": pyarrow.array([0, None, 4294967295], pyarrow.uint32()),
        "uint64": pyarrow.array([0, None, 18446744073709551615], pyarrow.uint64()),
        "int64": pyarrow.array([-9223372036854775808, None, 9223372036854775807]),
        "float16": pyarrow.array([0.5, None, 65504.0], pyarrow.float16()),
        "float32": pyarrow.array([0.1, None, 16777216.0], pyarrow.float32()),
        "float64": pyarrow.array([1 / 3, float("nan"), 1e300]),
        "decimal9": pyarrow.array([decimal.Decimal("1.5"), None, decimal.Decimal("-0.1")], pyarrow.decimal128(9, 1)),
        "decimal76": pyarrow.array([decimal.Decimal("0.001"), None, decimal.Decimal(-(10**70))], pyarrow.decimal256(76, 3)),
        "time": pyarrow.array([datetime.time(8, 30), None, datetime.time(23, 59, 59, 1)], pyarrow.time64("us")),
        "moment": pyarrow.array([moment, None, datetime.datetime(2024, 1, 2)], pyarrow.timestamp("ns")),
        "utc": pyarrow.array([moment, None, moment], pyarrow.timestamp("ms", tz="UTC")),
        "category": pyarrow.array(["东", None, "东"]).dictionary_encode(),
        "nothing": pyarrow.nulls(3),
        "blob": pyarrow.array([b"\xff\xfe", None, b"\x00"], pyarrow.binary()),
        "hash": pyarrow.array([b"\xff" * 4, None, b"\x00" * 4], pyarrow.binary(4)),
        "list": pyarrow.array([[1, 2], None, []]),
        "pair": pyarrow.array([{"x": 1, "y": "a"}, None, {"x": 2, "y": "b"}]),
        "map": pyarrow.array([[("k", 1)], None, []], pyarrow.map_(pyarrow.string(), pyarrow.int64())),
        "after": pyarrow.array([1, 2, 3], pyarrow.int32()),
    }
    whole = pyarrow.table(arrays)
    write("kinds.parquet", whole, compression="zstd")
    some = {"id": arrays["id"], "note": pyarrow.array(["好".encode(), b"\xff", "坏".encode()], pyarrow.binary())}
    far = pyarrow.array([0, 2**62, 86_400_000_000]).cast(pyarrow.timestamp("us"))
    some |= {"moment": far, "x": pyarrow.array([1.5, 2.5, None])}
    write("unfit.parquet", pyarrow.table(some), compression="snappy")
    write("unfit.plain.parquet", pyarrow.table(some), use_dictionary=False)
    short = pyarrow.table({"id": arrays["id"], "moment": arrays["moment"]})
    write("int96.parquet", short, use_deprecated_int96_timestamps=True)


def parts():
    n = 600
    whole = pyarrow.table({
        "name": [f"园区{row}" for row in range(n)],
        "x": [None if row % 7 == 3 else row * 0.5 for row in range(n)],
        "group": ["东区" if row // 100 % 2 else "西区" for row in range(n)],
        "count": [row * row for row in range(n)],
    })
    options = dict(compression="zstd", row_group_size=250, data_page_size=64, write_batch_size=50)
    write("parts.v1.parquet", whole, **options)
    write("parts.v2.parquet", whole, data_page_version="2.0", column_encoding={"count": "DELTA_BINARY_PACKED", "name": "DELTA_BYTE_ARRAY"},
          use_dictionary=["group"], **options)


def indexes():
    frame = pandas.DataFrame({"name": ["甲", "乙", "丙"], "x": [1.0, 2.0, 3.0]})
    frame.iloc[[0, 2, 1]].to_parquet(HERE / "index.counts.parquet")
    pandas.DataFrame({"x": [1.0, 2.0, 3.0]}, index=["甲", "乙", "丙"]).to_parquet(HERE / "index.names.parquet")


def refused():
    import pyarrow.parquet.encryption as encryption

    class Keys(encryption.KmsClient):
        def wrap_key(self, key, name):
            return key

        def unwrap_key(self, key, name):
            return key

    factory = encryption.CryptoFactory(lambda _: Keys())
    for plain_footer in (False, True):
        config = encryption.EncryptionConfiguration("k", column_keys={"k": ["x"]}, plaintext_footer=plain_footer)
        properties = factory.file_encryption_properties(encryption.KmsConnectionConfig(), config)
        name = "encrypted.plain-footer.parquet" if plain_footer else "encrypted.parquet"
        parquet.write_table(pyarrow.table({"id": ["a", "b"], "x": [1, 2]}), HERE / name, encryption_properties=properties)


if __name__ == "__main__":
    parks()
    spark()
    kinds()
    parts()
    indexes()
    refused()
