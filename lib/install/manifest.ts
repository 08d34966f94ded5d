// Made by scripts/manifest.mjs; not edited by hand.

/** What the package knows of a wheel. */
export interface WheelPin {
  size: number
  sha256: string
  /** sha256 of its RECORD, which vouches for every member; without it the wheel is hashed as a whole. */
  record?: string
  /** Of what each part takes out of it (contentsOf in place.ts), for wheels of other names that hold the same. */
  contents?: Partial<Record<'cpu' | 'cuda' | 'headers', string>>
}

/** Wheels by file name. */
export type Manifest = Readonly<Record<string, WheelPin>>

export const manifest: Manifest = {
  'nvidia_cublas-13.1.0.3-py3-none-manylinux_2_27_aarch64.whl': {
    size: 542851226,
    sha256: 'c86fc7f7ae36d7528288c5d88098edcb7b02c633d262e7ddbb86b0ad91be5df2',
    record: 'e1abf66f4dfb5166be892ebe84b136faaca00e8a5d93f5b0d4919d26a03fb7d0',
  },
  'nvidia_cublas-13.1.0.3-py3-none-manylinux_2_27_x86_64.whl': {
    size: 423133236,
    sha256: 'ee8722c1f0145ab246bccb9e452153b5e0515fd094c3678df50b2a0888b8b171',
    record: '35a31bf9f5d4fa709c63a127c3b0651f3ccfec462c422cf8bf5d9e964301de59',
  },
  'nvidia_cuda_crt-13.0.88-py3-none-manylinux2014_aarch64.manylinux_2_17_aarch64.whl': {
    size: 134086,
    sha256: 'ee2ea2a97073e02ee62bb27841f437332be2c248e3eac013df07997ada39c003',
    record: '5a8928582d2372638df3db1a1746dd667742fb299b45826bb6bba7f6170cbb3d',
  },
  'nvidia_cuda_crt-13.0.88-py3-none-manylinux2014_x86_64.manylinux_2_17_x86_64.whl': {
    size: 134086,
    sha256: '2c8043c7c9e02492716426e9919fc78d2c5b3b2a7a768a88e952676b08aa55a4',
    record: '689d1847121911088437dfce899d26daccdb29f0e46d21e04de5ba3a2f1871bb',
  },
  'nvidia_cuda_cupti-13.0.85-py3-none-manylinux_2_25_aarch64.whl': {
    size: 10310827,
    sha256: '796bd679890ee55fb14a94629b698b6db54bcfd833d391d5e94017dd9d7d3151',
    record: 'd26eaae605b8bd5e97a7355a3938d2213f2062f0f23d2afd1c00c9d8647cf4a6',
  },
  'nvidia_cuda_cupti-13.0.85-py3-none-manylinux_2_25_x86_64.whl': {
    size: 10715597,
    sha256: '4eb01c08e859bf924d222250d2e8f8b8ff6d3db4721288cf35d14252a4d933c8',
    record: 'f8ae8ddce85f8e319abac90e956bf45a572e31f4ff01af2d634f37aa3d78e3eb',
  },
  'nvidia_cuda_nvrtc-13.0.88-py3-none-manylinux2010_x86_64.manylinux_2_12_x86_64.whl': {
    size: 90215200,
    sha256: 'ad9b6d2ead2435f11cbb6868809d2adeeee302e9bb94bcf0539c7a40d80e8575',
    record: 'c836d98d0eebc101713a79a8d2802f22dfe8b3f9118403d987470bc0b59c9e0b',
  },
  'nvidia_cuda_nvrtc-13.0.88-py3-none-manylinux2014_aarch64.manylinux_2_17_aarch64.whl': {
    size: 43015449,
    sha256: 'd27f20a0ca67a4bb34268a5e951033496c5b74870b868bacd046b1b8e0c3267b',
    record: '46eed66d6c4e20b8ff1233c2480c143de46ac63d7ce352e669ef4486392fff33',
  },
  'nvidia_cuda_runtime-13.0.96-py3-none-manylinux2014_aarch64.manylinux_2_17_aarch64.whl': {
    size: 2261060,
    sha256: 'ef9bcbe90493a2b9d810e43d249adb3d02e98dd30200d86607d8d02687c43f55',
    record: '8ff0b015e7bb39dbf9cfc2a997cdb581914c6661dbbdbc1a71c7cc3da6a4dc11',
  },
  'nvidia_cuda_runtime-13.0.96-py3-none-manylinux2014_x86_64.manylinux_2_17_x86_64.whl': {
    size: 2243632,
    sha256: '7f82250d7782aa23b6cfe765ecc7db554bd3c2870c43f3d1821f1d18aebf0548',
    record: '34c7a65651597fd8a376b049b69bb26db399a9ea443a7a142ccd34f5a10f79c4',
  },
  'nvidia_cudnn_cu13-9.19.0.56-py3-none-manylinux_2_27_aarch64.whl': {
    size: 433781201,
    sha256: '6ed29ffaee1176c612daf442e4dd6cfeb6a0caa43ddcbeb59da94953030b1be4',
    record: 'cb9e895d22ea624ae709a975d0e5404a828b8c455d045b534f1f26af0feec5fc',
  },
  'nvidia_cudnn_cu13-9.19.0.56-py3-none-manylinux_2_27_x86_64.whl': {
    size: 366066321,
    sha256: 'd20e1734305e9d68889a96e3f35094d733ff1f83932ebe462753973e53a572bf',
    record: 'f3d7140798fccda99fb75841ff41c5dd88de4bc6bd5bffb49200c9b7bf791ca8',
  },
  'nvidia_cufft-12.0.0.61-py3-none-manylinux2014_aarch64.manylinux_2_17_aarch64.whl': {
    size: 214053554,
    sha256: '2708c852ef8cd89d1d2068bdbece0aa188813a0c934db3779b9b1faa8442e5f5',
    record: '35eeca2290c33359635c302977d8dcb58b6e192fd41b44d09715f0db117b4671',
  },
  'nvidia_cufft-12.0.0.61-py3-none-manylinux2014_x86_64.manylinux_2_17_x86_64.whl': {
    size: 214085489,
    sha256: '6c44f692dce8fd5ffd3e3df134b6cdb9c2f72d99cf40b62c32dde45eea9ddad3',
    record: '50d86a39c8b16aaedabf82f2e54418ecd00435467f47bdcc12f08b3f00c5dcb4',
  },
  'nvidia_cufile-1.15.1.6-py3-none-manylinux2014_x86_64.manylinux_2_17_x86_64.whl': {
    size: 1223672,
    sha256: '08a3ecefae5a01c7f5117351c64f17c7c62efa5fffdbe24fc7d298da19cd0b44',
    record: '71e64aad4a5cac9a56b737d732caa43c0ebc36e4e5ac4f63b523f45ab50285d6',
  },
  'nvidia_cufile-1.15.1.6-py3-none-manylinux_2_27_aarch64.whl': {
    size: 1136992,
    sha256: 'bdc0deedc61f548bddf7733bdc216456c2fdb101d020e1ab4b88d232d5e2f6d1',
    record: '20eb34de63ea4fb75c3b51a488388a2858883f52b783832cb667cce2de6c8e97',
  },
  'nvidia_curand-10.4.0.35-py3-none-manylinux_2_27_aarch64.whl': {
    size: 61962106,
    sha256: '133df5a7509c3e292aaa2b477afd0194f06ce4ea24d714d616ff36439cee349a',
    record: '85738bc18c1f978869dfaa2acc15156740cc7a13e1113bf3070b56493aac0e96',
  },
  'nvidia_curand-10.4.0.35-py3-none-manylinux_2_27_x86_64.whl': {
    size: 59544258,
    sha256: '1aee33a5da6e1db083fe2b90082def8915f30f3248d5896bcec36a579d941bfc',
    record: 'a4340ab778f30ac2b39e95dd8447a6d79925287d312442c102dac6e2105dc025',
  },
  'nvidia_cusolver-12.0.4.66-py3-none-manylinux_2_27_aarch64.whl': {
    size: 223467760,
    sha256: '02c2457eaa9e39de20f880f4bd8820e6a1cfb9f9a34f820eb12a155aa5bc92d2',
    record: 'f6a619890373d293ce81de6c5cc9b7b85eb1f24fb5493b77de5a6bd52ede54b0',
  },
  'nvidia_cusolver-12.0.4.66-py3-none-manylinux_2_27_x86_64.whl': {
    size: 200941980,
    sha256: '0a759da5dea5c0ea10fd307de75cdeb59e7ea4fcb8add0924859b944babf1112',
    record: '2b13143036698247ffae6687e0645d1b903cef6d6851c04bc3f45536f918cb92',
  },
  'nvidia_cusparse-12.6.3.3-py3-none-manylinux2014_aarch64.manylinux_2_17_aarch64.whl': {
    size: 162155568,
    sha256: '80bcc4662f23f1054ee334a15c72b8940402975e0eab63178fc7e670aa59472c',
    record: 'e7812919b545312816c802d760e3c1ccf88a34b19ca8cfcaadd01b98244ae6d4',
  },
  'nvidia_cusparse-12.6.3.3-py3-none-manylinux2014_x86_64.manylinux_2_17_x86_64.whl': {
    size: 145942937,
    sha256: '2b3c89c88d01ee0e477cb7f82ef60a11a4bcd57b6b87c33f789350b59759360b',
    record: '1bc905cfcd5b254d22a6866884cd7280da178e2bf7971dcfef65dd6c11c72dfd',
  },
  'nvidia_cusparselt_cu13-0.8.0-py3-none-manylinux2014_aarch64.whl': {
    size: 220791277,
    sha256: '400c6ed1cf6780fc6efedd64ec9f1345871767e6a1a0a552a1ea0578117ea77c',
    record: '51e9f92a4de691877670beecf804ae0bcbc0f1ae39bdb1bbe894b46ba7c3f29e',
  },
  'nvidia_cusparselt_cu13-0.8.0-py3-none-manylinux2014_x86_64.whl': {
    size: 169884119,
    sha256: '25e30a8a7323935d4ad0340b95a0b69926eee755767e8e0b1cf8dd85b197d3fd',
    record: '43278a3f845551894a9cf1381e29b7c5b845aa1eae0b14bb4f8338c470c042ff',
  },
  'nvidia_nccl_cu13-2.28.9-py3-none-manylinux_2_18_aarch64.whl': {
    size: 196561677,
    sha256: '01c873ba1626b54caa12272ed228dc5b2781545e0ae8ba3f432a8ef1c6d78643',
    record: '36e72cbd7fc83f194f2cac930577e87c3a8993e736672ea7d9a450dcb7d9ac65',
  },
  'nvidia_nccl_cu13-2.28.9-py3-none-manylinux_2_18_x86_64.whl': {
    size: 196493177,
    sha256: 'e4553a30f34195f3fa1da02a6da3d6337d28f2003943aa0a3d247bbc25fefc42',
    record: '354815308954b2fd5ffcfe2fc264ed611ee91912cadbab28632d10424988f4bb',
  },
  'nvidia_nvjitlink-13.0.88-py3-none-manylinux2010_x86_64.manylinux_2_12_x86_64.whl': {
    size: 40713933,
    sha256: '13a74f429e23b921c1109976abefacc69835f2f433ebd323d3946e11d804e47b',
    record: '8deabe93d94e96f22180365bcd7c5a39c30c41e97d3cd7f9bb375cd1460eddfa',
  },
  'nvidia_nvjitlink-13.0.88-py3-none-manylinux2014_aarch64.manylinux_2_17_aarch64.whl': {
    size: 38768748,
    sha256: 'e931536ccc7d467a98ba1d8b89ff7fa7f1fa3b13f2b0069118cd7f47bff07d0c',
    record: '884dae1d5dcb019e5897bbf23d216188bbcca383cfb82a3943cfb01ae2ef759e',
  },
  'nvidia_nvshmem_cu13-3.4.5-py3-none-manylinux2014_aarch64.manylinux_2_17_aarch64.whl': {
    size: 60215947,
    sha256: '6dc2a197f38e5d0376ad52cd1a2a3617d3cdc150fd5966f4aee9bcebb1d68fe9',
    record: '6e2c71f59d559eee8289c4761f6186666f6fa333de26b74e903220ccac8136f0',
  },
  'nvidia_nvshmem_cu13-3.4.5-py3-none-manylinux2014_x86_64.manylinux_2_17_x86_64.whl': {
    size: 60412546,
    sha256: '290f0a2ee94c9f3687a02502f3b9299a9f9fe826e6d0287ee18482e78d495b80',
    record: 'b6aa8392b88088391e5b1ce756ca95d02035d25c26ea070f65794b24cb095fd7',
  },
  'torch-2.11.0-cp311-cp311-macosx_11_0_arm64.whl': {
    size: 80529712,
    sha256: '7b6a60d48062809f58595509c524b88e6ddec3ebe25833d6462eeab81e5f2ce4',
    record: '46fcc2b1098231cce593fc18eed1696bc5f4ec8a7c888c4c503390ad0df7c1b9',
  },
  'torch-2.11.0-cp311-cp311-manylinux_2_28_aarch64.whl': {
    size: 419718178,
    sha256: 'd91aac77f24082809d2c5a93f52a5f085032740a1ebc9252a7b052ef5a4fddc6',
    record: 'e4931d1af224e3e69f194c46667e22898830ee09efb52489a3f90ff55e219b5e',
    contents: {
      cuda: '170f701b14ef9a92d58ed9c2c1138dea0b9d993e8a44551582bc36664c48810d',
      cpu: 'b3028f352062fae192081ce6c930f0ef467474f77db261c700da1f7b598c18c6',
      headers: 'b7b8c9d3008124a303dbe204686145fb7f10382819d123d184b7de981554aa03',
    },
  },
  'torch-2.11.0-cp311-cp311-manylinux_2_28_x86_64.whl': {
    size: 530604548,
    sha256: '7aa2f9bbc6d4595ba72138026b2074be1233186150e9292865e04b7a63b8c67a',
    record: '86b11de9e81e378fe38d68644e581b98c138494d67197b94ba12eade2be836e7',
    contents: {
      cuda: '9937bdf40098e74571c9a95079b67d067d593be15bcfbd7dc1c1f7fb293481b3',
      cpu: 'fde94d312dc7e8fe42e92c135605f7d62fe3bfa06844026b3985d6eae5484a7f',
      headers: '7ab6cfd5a9638d1586a328fc01cc7f0103b6d44e177e0a21621bce536c95cf8b',
    },
  },
  'torch-2.11.0-cp311-cp311-win_amd64.whl': {
    size: 114519675,
    sha256: '73e24aaf8f36ab90d95cd1761208b2eb70841c2a9ca1a3f9061b39fc5331b708',
    record: '407060ea2cdcb2141cd885627db8dde794b320855b02847ea7e922be291a5c8a',
    contents: {
      cpu: '6e293ce869b64441fb7cc58586d13b89b01a1beb0e754548ffe3f6f7c69583ab',
      headers: 'c4d9c9a9c9dce41da61fe4a4a384e06c25096fbec6188fdf223718e422318d55',
    },
  },
}
