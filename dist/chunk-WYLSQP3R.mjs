
import"./chunk-HTGA7AQP.mjs";import"./chunk-DG5YGCFT.mjs";import{ka as o,la as r,ma as m,na as p,oa as t}from"./chunk-FIXATZFS.mjs";export{o as CONFIG_NAMES,m as askedFile,r as configIn,t as repositoryPrefix,p as repositoryRoot};
